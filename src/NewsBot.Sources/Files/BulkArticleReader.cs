using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Reads a bulk file, <c>.jsonl</c> or <c>.jsonl.gz</c>: one article a line. A bad line stops nothing but itself.</summary>
internal static class BulkArticleReader
{
    /// <summary>Whether this is the name of a bulk file.</summary>
    public static bool Reads(string path) =>
        path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the articles of <paramref name="content"/>, which is the content of <paramref name="file"/>, line by line.</summary>
    public static async IAsyncEnumerable<FetchOutcome> ReadAsync(
        ArticleFile file, Stream content, int maxLineBytes, [EnumeratorCancellation] CancellationToken ct)
    {
        var isZipped = file.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        await using var zipped = isZipped ? new GzipInput(content) : null;
        var lines = new LineReader(zipped is null ? content.ReadAsync : zipped.ReadAsync, maxLineBytes);
        var name = Path.GetFileName(isZipped ? file.Path[..^3] : file.Path);
        while (await lines.ReadAsync(ct))
        {
            if (ReadLine(file, name, lines, maxLineBytes) is { } outcome)
                yield return outcome;
        }

        if (lines.Failure is { } failure)
            yield return new FetchOutcome.Refused($"{file.Place}:{lines.Number + 1}", Explain(failure));
    }

    private static FetchOutcome? ReadLine(ArticleFile file, string name, LineReader lines, int maxLineBytes)
    {
        var place = $"{file.Place}:{lines.Number}";
        if (lines.IsTooLong)
            return new FetchOutcome.Refused(place, $"This line is longer than Ingestion:MaxLineBytes, {maxLineBytes} bytes.");
        if (lines.Line.Span.Trim(" \t\r"u8).IsEmpty)
            return null;
        if (BulkRecordParser.Parse(lines.Line.Span, out var problem) is { } record)
            return new FetchOutcome.Fetched(place, ToArticle(record, name));
        if (file.MayGrow && !lines.IsEnded)
            return null; // still being written: it is read again when the file changes
        return new FetchOutcome.Refused(place, $"This line {problem}.");
    }

    private static Article ToArticle(BulkRecord record, string fileName)
    {
        WebAddress.TryRead(record.Url, out var address);
        return new Article
        {
            Keys = KeysOf(record, address, fileName),
            Title = record.Title,
            Body = record.Text,
            Url = address?.Text,
            Source = TextOrNull(record.Source) ?? address?.Host ?? Path.GetFileNameWithoutExtension(fileName),
            Authors = record.Authors,
            Published = NewsTime.TryParse(record.Published, out var published) ? published : null,
            Updated = NewsTime.TryParse(record.Updated, out var updated) ? updated : null,
            Language = TextOrNull(record.Language),
        };
    }

    private static List<string> KeysOf(BulkRecord record, WebAddress? address, string fileName)
    {
        var keys = new List<string>(2);
        if (address is not null)
            keys.Add(address.Key);
        if (!string.IsNullOrWhiteSpace(record.Id))
            keys.Add(IdentityKey.OfRecord(fileName, record.Id));
        if (keys.Count == 0)
            keys.Add(IdentityKey.OfContent(record.Title, record.Text));
        return keys;
    }

    private static string? TextOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Explain(Exception failure) => failure switch
    {
        CutOffException => "The file is cut off here. The articles before this line were taken; get the file again for the rest.",
        InvalidDataException => "The file is damaged from here on, or is not gzip. The articles before this line were taken; get the file again for the rest.",
        _ => $"The file could not be read any further: {failure.Message}",
    };
}
