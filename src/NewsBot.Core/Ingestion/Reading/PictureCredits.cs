using System.Buffers;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells captions and credits of pictures from text.</summary>
internal static class PictureCredits
{
    private const int LongestCaption = 450;
    private const int LongestCredit = 120;
    private const int ClosestCredits = 30;

    /// <summary>A text that was saved as one line may name a picture here and there; in a gallery a credit follows soon after the other.</summary>
    private const int LongestPictureText = 2000;

    // What stands behind the slash of a credit such as Jane Roe/AFP.
    private static readonly string[] Makers =
        ["AP", "Reuters", "AFP", "Getty", "dpa", "EPA", "Shutterstock", "picture alliance", "picture-alliance", "Bloomberg", "Redux", "Sipa", "Zuma", "Pool",
         "Anadolu", "NurPhoto", "EFE", "USA TODAY", "CNN",
         "Imago", "UPI", "PA ", "WireImage", "FilmMagic", "Xinhua", "Kyodo", "LightRocket", "Corbis", "TASS", "ANSA", "KEYSTONE", "ABACA", "NASA",
         "The New York Times", "The Washington Post"];

    private static readonly string[] Labels =
        ["Image:", "Photo:", "Photos:", "Foto:", "Fotos:", "Bild:", "Picture:", "Photograph:", "Credit:", "Photo credit:", "Image credit:",
        "Crédit photo", "Crédit :", "Imagen:", "Bildquelle:", "Quelle:", "Copyright:", "©"];

    private static readonly string[] CreditOpeners =
        ["Photo by ", "Photos by ", "Photograph by ", "Photo courtesy", "Image courtesy", "Courtesy of ", "AP Photo", "Getty Images",
        "Photo illustration", "Illustration by ", "Photo provided by", "via Getty", "Foto von ", "picture alliance"];

    private static readonly SearchValues<string> GluedLabels = SearchValues.Create(
        ["Image:", "Photo:", "Foto:", "Photograph:", "Bild:", "Credit:", "Imagen:", "(AP Photo", "(Photo by", "[Photo", "[Image", "REUTERS/",
         "AP Photo/"], StringComparison.Ordinal);

    /// <summary>
    /// What the line credits a picture as: nothing (<see cref="LineKind.Prose"/>), only a credit, a caption with one, or a gallery
    /// (<see cref="LineKind.Furniture"/>).
    /// </summary>
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
        var credits = 0;
        for (var at = 0; at < line.Length;)
        {
            var offset = line[at..].IndexOf('/');
            if (offset < 0)
                break;
            at += offset + 1;
            if (at == 1 || !char.IsLetter(line[at - 2]) || !LineShape.Begins(line[at..], Makers))
                continue;
            credits++;
            at += ClosestCredits; // one credit may name several makers
        }

        return (credits >= 3 && line.Length <= credits * LongestPictureText) || (credits == 2 && line.Length < 1000)
            || line.Contains("Hide Caption", StringComparison.Ordinal);
    }

    private static bool StartsWithCredit(ReadOnlySpan<char> line)
    {
        if (line[0] is '(' or '[')
            line = line.TrimStart("([ ");
        if (LineShape.Begins(line, Labels) && line.Length <= 200)
            return !(LineShape.EndsSentence(line) && line.Length > LongestCredit);
        return LineShape.Begins(line, CreditOpeners) && line.Length <= LongestCredit && (!LineShape.EndsSentence(line) || LineShape.CountWords(line, 9) < 9);
    }

    /// <summary><c>on SaturdayImage: Jane Roe/dpa</c>: a label that is glued to the last word of the caption, or stands in its brackets.</summary>
    private static bool HasGluedLabel(ReadOnlySpan<char> line)
    {
        var from = Math.Max(1, line.Length - LongestCredit);
        for (var at = from; at < line.Length; at++)
        {
            var offset = line[at..].IndexOfAny(GluedLabels);
            if (offset < 0)
                return false;
            at += offset;
            var isBracketOrMaker = !char.IsLetter(line[at]) || line[at] is 'R' or 'A';
            if (isBracketOrMaker || !char.IsWhiteSpace(line[at - 1]) || !LineShape.EndsSentence(line))
                return true;
        }

        return false;
    }

    /// <summary>Whether it ends like <c>Jane Roe/AFP/Getty Images</c>, without a full stop.</summary>
    private static bool EndsInMaker(ReadOnlySpan<char> line)
    {
        if (LineShape.IsStop(line[^1]))
            return false;
        var tail = line.TrimEnd(")] ");
        if (tail.EndsWith("Getty Images", StringComparison.OrdinalIgnoreCase) || tail.EndsWith("picture alliance", StringComparison.OrdinalIgnoreCase))
            return true;
        tail = tail[Math.Max(0, tail.Length - 60)..];
        var slash = tail.LastIndexOf('/');
        if (tail.EndsWith(". AP") || tail.EndsWith(". AFP") || tail.EndsWith(". Reuters"))
            return true;
        return slash > 0 && !char.IsWhiteSpace(tail[slash - 1]) && LineShape.Begins(tail[(slash + 1)..], Makers) && LineShape.CountWords(tail[slash..], 5) <= 4;
    }

    /// <summary><c>Jane Roe/AFP/Getty Images</c> alone: names and makers, no text.</summary>
    private static bool IsNamesAndMaker(ReadOnlySpan<char> line) => line.Length <= 80 && LineShape.IsCapitalised(line, 7);
}
