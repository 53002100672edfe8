using System.Runtime.CompilerServices;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Reads one file by its extension. What is wrong with it is a value.</summary>
internal sealed class ArticleFileReader(IngestionOptions options)
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>The articles of the file, and what in it is none.</summary>
    public async IAsyncEnumerable<FetchOutcome> ReadAsync(ArticleFile file, [EnumeratorCancellation] CancellationToken ct)
    {
        if (Reject(file) is { } rejected)
        {
            yield return rejected;
            yield break;
        }

        await using var content = Open(file, out var problem);
        if (content is null)
        {
            yield return problem!;
        }
        else if (!BulkArticleReader.Reads(file.Path))
        {
            yield return await ReadWholeAsync(file, content, ct);
        }
        else
        {
            await foreach (var outcome in BulkArticleReader.ReadAsync(file, content, options.MaxLineBytes, ct))
                yield return outcome;
        }
    }

    // Nothing empty is ever opened: a pipe or a device looks empty too, and opening it would wait for ever.
    private FetchOutcome.Refused? Reject(ArticleFile file)
    {
        if (FileLook.Of(file.Path) is not { } look)
            return null;
        if (look.Length == 0)
            return Refuse(file, "The file is empty.");
        return !BulkArticleReader.Reads(file.Path) && look.Length > options.MaxFileBytes ? TooLarge(file) : null;
    }

    private async ValueTask<FetchOutcome> ReadWholeAsync(ArticleFile file, FileStream content, CancellationToken ct)
    {
        byte[]? bytes;
        try
        {
            await using var zipped = HasExtension(file, ".gz") ? new GzipInput(content) : null;
            bytes = await ReadBytesAsync(zipped is null ? content.ReadAsync : zipped.ReadAsync, ct);
        }
        catch (Exception ex) when (ex is CutOffException or InvalidDataException)
        {
            return Refuse(file, "The file is cut off or damaged, or is not gzip. Get it again.");
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return Fail(file, ex);
        }

        if (bytes is null)
            return TooLarge(file);
        if (PageFile.Reads(file.Path))
            return PageFile.Read(file, bytes);
        if (TextFileDecoder.Decode(bytes, out var problem) is not { } text)
            return Refuse(file, problem!);
        var article = HasExtension(file, ".md") ? MarkdownArticleReader.Read(text, out problem) : ReadText(text, out problem);
        return article is null ? Refuse(file, problem!) : new FetchOutcome.Fetched(file.Place, article.ToArticle(file.Path));
    }

    // The file may have grown since it was looked at, and a zipped one may unzip to any length.
    private async ValueTask<byte[]?> ReadBytesAsync(Func<Memory<byte>, CancellationToken, ValueTask<int>> read, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = await read(buffer, ct)) > 0)
        {
            if (bytes.Length + count > options.MaxFileBytes)
                return null;
            bytes.Write(buffer.AsSpan(0, count));
        }

        return bytes.ToArray();
    }

    private static FileStream? Open(ArticleFile file, out FetchOutcome? problem)
    {
        try
        {
            problem = null;
            return new FileStream(file.Path, new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = BufferBytes,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            problem = Fail(file, ex);
            return null;
        }
    }

    private static FileArticle? ReadText(string text, out string? problem)
    {
        var read = TextArticleReader.Read(text);
        problem = read is null || string.IsNullOrWhiteSpace(read.Body) ? "The file has no text." : null;
        return problem is not null ? null : new FileArticle(read!.Title, read.Body.Trim())
        {
            Url = read.Url,
            Source = read.Url is null ? read.Outlet : null,
            Authors = read.Authors,
            Published = read.Published,
            Updated = read.Updated,
        };
    }

    private FetchOutcome.Refused TooLarge(ArticleFile file) =>
        Refuse(file, $"The file is larger than Ingestion:MaxFileBytes, {options.MaxFileBytes} bytes.");

    // A file that was only found in a folder is one thing of many; one that was named is what was asked for.
    private static FetchOutcome Fail(ArticleFile file, Exception ex)
    {
        var reason = ex switch
        {
            FileNotFoundException or DirectoryNotFoundException => "There is no such file or folder. Check the path.",
            UnauthorizedAccessException => "The file may not be read by the user that NewsBot runs as. Give it the right to read it.",
            _ => $"The file cannot be read: {ex.Message}",
        };
        return file.IsNamed ? new FetchOutcome.Unreadable(file.Place, reason) : Refuse(file, reason);
    }

    private static FetchOutcome.Refused Refuse(ArticleFile file, string reason) => new(file.Place, reason);

    private static bool HasExtension(ArticleFile file, params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
        {
            if (file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
