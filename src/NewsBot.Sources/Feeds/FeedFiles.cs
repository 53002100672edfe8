using System.Runtime.CompilerServices;

namespace NewsBot.Sources.Feeds;

/// <summary>Reads feeds from files, and stores nothing.</summary>
public static class FeedFiles
{
    private static readonly EnumerationOptions Visible = new() { RecurseSubdirectories = true };

    /// <summary>Reads a file, or every file of a folder in the order of their names.</summary>
    public static IAsyncEnumerable<FeedFileReport> ReadAsync(string path, CancellationToken ct) => ReadAllAsync(
        File.Exists(path)
            ? [new FeedFile(Path.GetFileName(path), path, new FeedDelivery())]
            : Directory.EnumerateFiles(path, "*", Visible).Order(StringComparer.Ordinal)
                .Select(file => new FeedFile(Path.GetRelativePath(path, file).Replace('\\', '/'), file, new FeedDelivery())),
        ct);

    /// <summary>
    /// Reads the files of a folder that <paramref name="batch"/> names, one JSON object a line, with how they were served:
    /// <c>file</c>, <c>contentType</c>, <c>baseUrl</c>.
    /// </summary>
    public static async IAsyncEnumerable<FeedFileReport> ReadBatchAsync(string folder, string batch, [EnumeratorCancellation] CancellationToken ct)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(batch, ct))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            yield return FeedFile.TryParse(line, folder, out var file, out var problem)
                ? await ReadAsync(file, ct)
                : FeedFileReport.Refuse($"{batch}:{number}", problem);
        }
    }

    private static async IAsyncEnumerable<FeedFileReport> ReadAllAsync(IEnumerable<FeedFile> files, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var file in files)
            yield return await ReadAsync(file, ct);
    }

    private static async ValueTask<FeedFileReport> ReadAsync(FeedFile file, CancellationToken ct)
    {
        try
        {
            var info = new FileInfo(file.Path);
            if (info.Exists && info.Length > FeedReader.MaxBytes)
                return FeedFileReport.Refuse(file.Name, FeedReader.TooLarge);
            // Nothing empty is opened: a pipe looks empty too, and would make the reader wait for ever.
            var bytes = info is { Exists: true, Length: 0 } ? [] : await File.ReadAllBytesAsync(file.Path, ct);
            return FeedFileReport.Of(file.Name, FeedReader.Read(bytes, file.Delivery));
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return FeedFileReport.Refuse(file.Name, $"The file cannot be read: {ex.Message}");
        }
    }
}
