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
        await using var content = Open(file, out var problem);
        if (content is null)
        {
            yield return problem!;
            yield break;
        }

        await foreach (var outcome in BulkArticleReader.ReadAsync(file, content, options.MaxLineBytes, ct))
            yield return outcome;
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
            problem = new FetchOutcome.Unreadable(file.Place, Explain(ex));
            return null;
        }
    }

    private static string Explain(Exception ex) => ex switch
    {
        FileNotFoundException or DirectoryNotFoundException => "There is no such file or folder. Check the path.",
        UnauthorizedAccessException => "The file may not be read by the user that NewsBot runs as. Give it the right to read it.",
        _ => $"The file cannot be opened: {ex.Message}",
    };
}
