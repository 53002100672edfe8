using System.Buffers;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells captions and credits of pictures from text.</summary>
internal static class PictureCredits
{
    private const int LongestCaption = 450;

    private static readonly SearchValues<string> Makers = SearchValues.Create(
        ["/AP", "/Reuters", "/AFP", "/Getty", "/dpa", "/EPA", "/Shutterstock", "/picture alliance", "/Bloomberg", "/Redux", "/Sipa", "/Zuma", "/Pool", "/Anadolu",
         "/NurPhoto", "/EFE", "/USA TODAY", "/CNN", "/Imago", "/UPI", "/PA ", "/WireImage", "/FilmMagic", "Getty Images", "AP Photo", "Associated Press/"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Labels = ["Image:", "Photo:", "Photos:", "Foto:", "Fotos:", "Bild:", "Picture:", "Photograph:", "Credit:", "Photo credit:", "Image credit:",
        "Crédit photo", "Crédit :", "Imagen:", "Bildquelle:", "Quelle:", "Copyright:", "©"];

    private static readonly string[] CreditOpeners = ["Photo by ", "Photos by ", "Photograph by ", "Photo courtesy", "Image courtesy", "Courtesy of ", "(AP Photo", "AP Photo", "Getty Images",
        "Photo illustration", "Illustration by ", "Photo provided by", "(Photo ", "(Image ", "via Getty", "Foto von ", "picture alliance"];

    /// <summary>What the line credits a picture as: nothing (<see cref="LineKind.Prose"/>), only a credit, or a caption with one.</summary>
    public static LineKind Classify(ReadOnlySpan<char> line)
    {
        if (IsGallery(line))
            return LineKind.Furniture;
        if (line.Length > LongestCaption)
            return LineKind.Prose;
        if (StartsWithCredit(line))
            return line.Length <= 90 ? LineKind.PictureCredit : LineKind.CreditedCaption;
        if (HasGluedLabel(line) || EndsInMaker(line))
            return line.IndexOf(' ') < 0 || IsNamesAndMaker(line) ? LineKind.PictureCredit : LineKind.CreditedCaption;
        return LineKind.Prose;
    }

    /// <summary>Captions of several pictures that were saved as one line: each has its credit, or the gallery's button.</summary>
    private static bool IsGallery(ReadOnlySpan<char> line)
    {
        if (line.Contains("Hide Caption", StringComparison.OrdinalIgnoreCase))
            return true;
        var credits = 0;
        for (var at = 0; at < line.Length;)
        {
            var offset = line[at..].IndexOfAny(Makers);
            if (offset < 0)
                return false;
            at += offset + 3;
            credits += line[at - 3] == '/' && IsAfterName(line, at - 3) ? 1 : 0;
            if (credits == 3 || (credits == 2 && line.Length < 1000))
                return true;
        }

        return false;
    }

    private static bool IsAfterName(ReadOnlySpan<char> line, int slash) => slash > 1 && char.IsLetter(line[slash - 1]);

    private static bool StartsWithCredit(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("([ ");
        foreach (var label in Labels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase) && line.Length <= 200)
                return !(LineShape.EndsSentence(line) && line.Length > 120);
        }

        foreach (var opener in CreditOpeners)
        {
            if (line.StartsWith(opener, StringComparison.OrdinalIgnoreCase) && line.Length <= 120)
                return !LineShape.EndsSentence(line) || LineShape.CountWords(line, 9) < 9;
        }

        return false;
    }

    /// <summary><c>on SaturdayImage: Jane Roe/dpa</c>: a label that is glued to the last word of the caption, or stands in its brackets.</summary>
    private static bool HasGluedLabel(ReadOnlySpan<char> line)
    {
        foreach (var label in (ReadOnlySpan<string>)["Image:", "Photo:", "Foto:", "Photograph:", "Bild:", "Credit:", "Imagen:", "(AP Photo", "(Photo:", "(Photo by", "[Photo", "[Image", "REUTERS/", "AP Photo/"])
        {
            var at = line.LastIndexOf(label, StringComparison.Ordinal);
            if (at <= 0 || line.Length - at > 120)
                continue;
            if (!char.IsLetter(label[0]) || label[^1] == '/' || !char.IsWhiteSpace(line[at - 1]) || !LineShape.EndsSentence(line))
                return true;
        }

        return false;
    }

    /// <summary>Whether it ends like <c>Jane Roe/AFP/Getty Images</c>, without a full stop.</summary>
    private static bool EndsInMaker(ReadOnlySpan<char> line)
    {
        var tail = line.TrimEnd(")] ");
        var at = tail.Length;
        var searched = tail[Math.Max(0, tail.Length - 60)..];
        var slash = searched.LastIndexOf('/');
        if (tail.EndsWith("Getty Images", StringComparison.OrdinalIgnoreCase) || tail.EndsWith("picture alliance", StringComparison.OrdinalIgnoreCase))
            return true;
        if (slash <= 0 || at == 0 || LineShape.IsStop(tail[^1]) || char.IsWhiteSpace(searched[slash - 1]))
            return false;
        return searched[slash..].IndexOfAny(Makers) == 0 && LineShape.CountWords(searched[slash..], 4) <= 3;
    }

    /// <summary><c>Jane Roe/AFP/Getty Images</c> alone: names and makers, no text.</summary>
    private static bool IsNamesAndMaker(ReadOnlySpan<char> line) => line.Length <= 80 && LineShape.IsCapitalised(line, 7);
}
