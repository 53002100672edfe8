using System.Buffers;
using System.Collections.Frozen;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells lines that hold a date and nothing else.</summary>
internal static class DateLines
{
    private const int LongestLine = 100;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" ,|/-:()–—\u00A0");
    private static readonly SearchValues<char> NumericUnits = SearchValues.Create("0123456789.-/:TZ+");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DateWords = LineShape.CaselessSet(
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr",
        "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "on", "at", "am",
        "pm", "a.m", "p.m",
        "et", "est", "edt", "pt", "pst", "pdt", "ct", "gmt", "utc", "bst", "cet", "cest", "januar", "februar", "märz", "mai", "juni", "juli", "oktober",
        "dezember", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
        "uhr", "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "le", "à",
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "el", "de", "a", "las");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PublicationWords = LineShape.CaselessSet(
        "published", "updated", "posted", "modified", "last", "first", "created", "stand", "aktualisiert", "veröffentlicht", "publié", "mis", "jour",
        "publicado", "actualizado");

    /// <summary>
    /// Whether the line is a date; <paramref name="ofPublication"/> tells whether it says that it is the report's:
    /// <c>Updated February 19, 2023, 2:02 p.m. ET</c>.
    /// </summary>
    public static bool IsDate(ReadOnlySpan<char> line, out bool ofPublication)
    {
        ofPublication = false;
        if (line.Length is < 6 or > LongestLine || !line.ContainsAnyInRange('0', '9'))
            return false;
        var (hasYear, hasDay) = (false, false);
        foreach (var range in line.SplitAny(Separators))
        {
            var word = line[range].TrimEnd(".:");
            if (word.IsEmpty)
                continue;
            var isPublication = PublicationWords.Contains(word);
            ofPublication |= isPublication;
            if (!isPublication && !IsPart(word))
                return false;
            hasYear |= word.Length == 4 && char.IsAsciiDigit(word[0]);
            hasDay |= word.Length <= 2 && char.IsAsciiDigit(word[0]);
        }

        return (hasYear && hasDay) || (ofPublication && hasDay) || IsNumeric(line);
    }

    private static bool IsPart(ReadOnlySpan<char> word) => (char.IsAsciiDigit(word[0]) && word.Length <= 4) || DateWords.Contains(word) || IsNumeric(word);

    /// <summary><c>19.02.2023</c>, <c>2023-02-19T14:02:00Z</c>.</summary>
    private static bool IsNumeric(ReadOnlySpan<char> word) =>
        word.Length is >= 8 and <= 30 && char.IsAsciiDigit(word[0]) && word.IndexOfAnyExcept(NumericUnits) < 0 && word.ContainsAny(".-/");
}
