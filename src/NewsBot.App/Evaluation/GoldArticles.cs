using System.IO.Compression;
using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Commands;

namespace NewsBot.App.Evaluation;

/// <summary>
/// Finds the articles that a file of questions names. They go by their id, their address, their file's name, or their record's id
/// in a bulk file; the archive knows the last two only together with where the file lies.
/// </summary>
internal sealed class GoldArticles(IArchive archive)
{
    private static readonly string[] Beside = ["articles.jsonl.gz", "articles.jsonl", "articles"];
    private static readonly string[] BulkEndings = [".jsonl", ".jsonl.gz"];

    private readonly Dictionary<string, string> _addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ArticleId> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that no ingested article goes by.</summary>
    public IReadOnlySet<string> Unknown => _unknown;

    /// <summary>The bulk file or folder that lies beside a file of questions; null where none does.</summary>
    public static string? PathBeside(string questions) =>
        Beside.Select(name => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(questions)) ?? "", name)).FirstOrDefault(Path.Exists);

    /// <summary>Learns the names of what a bulk file, or a folder of files, holds.</summary>
    public async Task LearnAsync(string path, CancellationToken ct)
    {
        var isFolder = Directory.Exists(path);
        foreach (var file in isFolder ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [path])
        {
            if (BulkEndings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                await LearnRecordsAsync(file, ct);
            else
                _addresses[Path.GetFileName(file)] = new Uri(Path.GetFullPath(file)).AbsoluteUri;
        }
    }

    /// <summary>The ids of the articles that <paramref name="names"/> name.</summary>
    public async ValueTask<IReadOnlySet<ArticleId>> FindAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        var found = new HashSet<ArticleId>();
        foreach (var name in names)
        {
            if (_known.TryGetValue(name, out var known))
                found.Add(known);
            else if (await archive.FindAsync(_addresses.GetValueOrDefault(name, name), ct) is { Id: var id })
                found.Add(_known[name] = id);
            else
                _unknown.Add(name);
        }

        return found;
    }

    private async Task LearnRecordsAsync(string path, CancellationToken ct)
    {
        var isZipped = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var scope = Path.GetFileName(isZipped ? path[..^3] : path);
        await using var file = File.OpenRead(path);
        await using Stream plain = isZipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var lines = new StreamReader(plain);
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            if (Read(line) is { Id: { } id } record)
                _addresses[id] = record.Url ?? ArticleId.FromKey(IdentityKey.OfRecord(scope, id)).Value;
        }
    }

    private static EvaluationRecord? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, EvaluationJsonContext.Default.EvaluationRecord);
        }
        catch (JsonException) // ingestion tells of it; here it only names nothing
        {
            return null;
        }
    }
}

/// <summary>What matters here of a line of a bulk file.</summary>
internal sealed record EvaluationRecord(string? Id, string? Url);
