using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace NewsBot.Sources.Feeds;

/// <summary>A feed in a file.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Delivery">How it was served.</param>
internal sealed record FeedFile(string Name, string Path, FeedDelivery Delivery)
{
    /// <summary>Reads a line of a batch, which names a file under <paramref name="folder"/>.</summary>
    public static bool TryParse(string line, string folder, [NotNullWhen(true)] out FeedFile? file, [NotNullWhen(false)] out string? problem)
    {
        (file, problem) = Parse(line, folder);
        return file is not null;
    }

    private static (FeedFile? File, string? Problem) Parse(string line, string folder)
    {
        BatchLine? read;
        try
        {
            read = JsonSerializer.Deserialize(line, FeedJsonContext.Default.BatchLine);
        }
        catch (JsonException)
        {
            return (null, "This line is not a JSON object with a file, and perhaps a contentType and a baseUrl.");
        }

        if (read?.File is not { Length: > 0 } name)
            return (null, "This line names no file.");
        var path = System.IO.Path.GetFullPath(name, System.IO.Path.GetFullPath(folder));
        if (System.IO.Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal))
            return (null, $"The file {name} is not under {folder}.");
        Uri? baseUrl = null;
        if (read.BaseUrl is not null && !Uri.TryCreate(read.BaseUrl, UriKind.Absolute, out baseUrl))
            return (null, $"The baseUrl {read.BaseUrl} is not an absolute address.");
        return (new FeedFile(name, path, new FeedDelivery(read.ContentType, baseUrl)), null);
    }
}

/// <summary>A line of a batch.</summary>
internal sealed record BatchLine(string? File, string? ContentType, string? BaseUrl);
