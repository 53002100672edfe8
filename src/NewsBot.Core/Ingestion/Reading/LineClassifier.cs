namespace NewsBot.Ingestion.Reading;

/// <summary>Tells what a line is by its form and its words alone.</summary>
internal static class LineClassifier
{
    /// <summary>Longer text without a final stop is a sentence that lost it, not a heading.</summary>
    private const int LongestHeading = 110;

    private const int LongestQuestion = 70;
    private const int LongestChecked = 1000;

    /// <summary>What the line, which is trimmed and not empty, looks like.</summary>
    public static LineKind Classify(ReadOnlySpan<char> line)
    {
        if (!LineShape.HasText(line))
            return LineKind.Furniture;
        var picture = PictureCredits.Classify(line);
        if (picture != LineKind.Prose)
            return picture;
        if (line.Length > LongestChecked)
            return LineKind.Prose;
        var note = CorrectionNotes.Classify(line);
        if (note != LineKind.Prose)
            return note;
        if (AgencyCredits.IsCredit(line))
            return LineKind.WireCredit;
        if (RelatedLinks.IsLabel(line))
            return LineKind.LinkLabel;
        if (DateLines.IsDate(line, out var ofPublication))
            return ofPublication ? LineKind.Furniture : LineKind.Date;
        if (IsFurniture(line))
            return LineKind.Furniture;
        if (Bylines.IsSignature(line))
            return line[0] == '-' && line[1] != '-' ? LineKind.Signature : LineKind.WireCredit;
        return (line.Length <= LongestHeading && !LineShape.EndsSentence(line)) || IsShortQuestion(line) ? LineKind.Short : LineKind.Prose;
    }

    private static bool IsFurniture(ReadOnlySpan<char> line)
    {
        var bullet = LineShape.BulletLength(line);
        var isNumbered = bullet > 0 && char.IsAsciiDigit(line[0]);
        return (isNumbered ? Navigation.HasOpener(line[bullet..]) : Navigation.IsEntry(line[bullet..]))
            || IsDatelineOnly(line) || Bylines.IsByline(line) || RelatedLinks.IsLink(line);
    }

    /// <summary><c>New York CNN Business —</c>: a place and an outlet whose report was cut off.</summary>
    private static bool IsDatelineOnly(ReadOnlySpan<char> line)
    {
        if (line.Length > 60 || line[^1] is not ('—' or '–' or '-'))
            return false;
        var place = line.TrimEnd("—–- ").TrimEnd();
        return place.Length > 0 && LineShape.IsCapitalised(place, 7);
    }

    /// <summary>Headings may ask: <c>What happens next?</c></summary>
    private static bool IsShortQuestion(ReadOnlySpan<char> line) =>
        line.Length <= LongestQuestion && line[^1] == '?' && !LineShape.IsOpener(line[0])
        && line[..^1].IndexOfAny('?', '!', '"') < 0 && !line.Contains(". ", StringComparison.Ordinal);
}
