using System.IO.Compression;
using System.Text.Json;

namespace NewsBot.App.Evaluation;

/// <summary>
/// Where the records of a bulk file can be read. Questions name the articles that answer them by their records' ids, which the
/// archive knows only together with the file's name.
/// </summary>
internal static class RecordAddresses
{
    private static readonly string[] Names = ["articles.jsonl.gz", "articles.jsonl"];

    /// <summary>The bulk file that lies beside a file of questions; null where none does.</summary>
    public static string? Beside(string questions) =>
        Names.Select(name => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(questions)) ?? "", name)).FirstOrDefault(File.Exists);

    /// <summary>The address of each record that has both an id and an address.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        await using Stream plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var lines = new StreamReader(plain);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            if (Read(line) is { Id: { } id, Url: { } url })
                addresses[id] = url;
        }

        return addresses;
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
