using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Collects what the lines above a text say: title, dates, writers, address.</summary>
internal sealed class TextHeader
{
    private const int LongestDateLine = 100;

    private static readonly string[] ByWords = ["By ", "Von ", "Par ", "Por "];
    private static readonly string[] AddressLabels = ["Source:", "URL:", "Link:", "Quelle:", "Fuente:", "From:", "Original:", "Web:"];
    private static readonly string[] DateLabels = ["Date:", "Datum:", "Fecha:", "Date :"];
    private static readonly string[] UpdateWords = ["updated", "modified", "aktualisiert", "mis à jour", "actualizado", "zuletzt geändert"];
    public string? Title { get; set; }

    public NewsTime? Published { get; private set; }

    public NewsTime? Updated { get; private set; }

    public string? Url { get; private set; }

    public IReadOnlyList<string> Authors { get; private set; } = [];

    /// <summary>Whether the line is one of these and not text.</summary>
    public bool TryRead(ReadOnlySpan<char> line) => TryReadAddress(line) || TryReadDate(line) || TryReadByline(line);

    /// <summary>Reads a line that is an address, with or without a label such as <c>Source:</c>.</summary>
    public bool TryReadAddress(ReadOnlySpan<char> line)
    {
        foreach (var label in AddressLabels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                line = line[label.Length..].Trim();
        }

        line = line.Trim("<>");
        if (!line.StartsWith("http", StringComparison.OrdinalIgnoreCase) || line.ContainsAny(" \t") || line.Length > 2000)
            return false;
        if (!Uri.TryCreate(line.ToString(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return false;
        Url ??= line.ToString();
        return true;
    }

    /// <summary>A line with a date and little else; one sentence of the text may well name a day, and is longer.</summary>
    private bool TryReadDate(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestDateLine || line[^1] is '?' or '!' || !line.ContainsAnyInRange('0', '9'))
            return false;
        if (!IsDateLine(line))
            return false;
        var update = UpdateAt(line);
        var before = update < 0 ? line : line[..update];
        if (WrittenDate.TryRead(before, out var published))
            Published ??= published;
        if (update < 0)
            return Published is not null;
        if (WrittenDate.TryRead(line[update..], out var updated))
            Updated ??= updated;
        return Updated is not null;
    }

    /// <summary>Whether nothing but a date, its label and a time is in the line.</summary>
    private static bool IsDateLine(ReadOnlySpan<char> line)
    {
        if (!WrittenDate.TryRead(line, out _))
            return false;
        foreach (var label in DateLabels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                line = line[label.Length..].Trim();
        }

        return ArticleTextReader.IsFurniture(line) || line.Length <= 24 || NewsTime.TryParse(line.ToString(), out _);
    }

    private static int UpdateAt(ReadOnlySpan<char> line)
    {
        foreach (var word in UpdateWords)
        {
            var at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                return at;
        }

        return -1;
    }

    private bool TryReadByline(ReadOnlySpan<char> line)
    {
        foreach (var by in ByWords)
        {
            if (!line.StartsWith(by, StringComparison.OrdinalIgnoreCase) || !ArticleTextReader.IsFurniture(line))
                continue;
            if (Authors.Count == 0)
                Authors = AuthorNames.Split(line[by.Length..].ToString());
            return true;
        }

        return false;
    }
}
