using NewsBot.Ingestion.Reading;

namespace NewsBot.Ingestion;

/// <summary>Reads the text of an article as people do: what it says, what only surrounds it, who is credited and what was corrected.</summary>
public static class ArticleTextReader
{
    /// <summary>Finds what can be quoted of a body. The body stays as it is: what cannot be quoted is in no span.</summary>
    public static ArticleText Read(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var paragraphs = ParagraphReader.Read(body);
        var kinds = ParagraphRoles.Assign(body, paragraphs);
        var builder = new ArticleTextBuilder(body);
        for (var i = 0; i < paragraphs.Count; i++)
            builder.Add(paragraphs[i], kinds[i]);
        return builder.Build();
    }

    /// <summary>Whether a line of a page is navigation, a share box, a byline, a credit or an appeal to the reader rather than text.</summary>
    public static bool IsFurniture(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.IsEmpty)
            return true;
        var kind = LineClassifier.Classify(line);
        return kind is not (LineKind.Prose or LineKind.Short or LineKind.Correction or LineKind.CorrectionHeading) || ReaderAppeals.IsAppeal(line);
    }

    /// <summary>Whether a line credits the writers or agencies of a report and says nothing else.</summary>
    public static bool IsCredit(ReadOnlySpan<char> line) => line.Trim() is { IsEmpty: false } text && LineClassifier.Classify(text) == LineKind.WireCredit;

    /// <summary>Whether a line ends in a stop, closing quotes and brackets aside.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line) => LineShape.EndsSentence(line);
}
