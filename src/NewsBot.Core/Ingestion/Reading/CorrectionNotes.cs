using System.Buffers;
using System.Collections.Frozen;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells notes on the report itself, by its editors, from the report.</summary>
internal static class CorrectionNotes
{
    private static readonly string[] Labels =
    [
        "Correction", "Corrections", "Clarification", "Clarifications", "Corrections & clarifications", "Corrections and clarifications",
        "Corrections & Clarification", "Clarification and correction",
        "Erratum", "Korrektur", "Berichtigung", "Korrekturhinweis", "Corrección", "Rectificación", "Rectificatif", "Fe de errores", "Fe de erratas",
        "Rectification",
    ];

    private static readonly string[] EditorLabels =
        ["Editor's note", "Editor’s note", "Editors' note", "Editors’ note", "Editor's Note", "Note to readers", "Anmerkung der Redaktion",
         "Nota del editor", "Nota de la redacción", "Note de la rédaction", "Update", "Updated"];

    private static readonly string[] Subjects =
        ["An earlier version of", "A previous version of", "In an earlier version of", "An earlier headline", "A prior version of", "An original version of",
         "The original version of",
         "Earlier versions of this", "Previous versions of this", "A headline on", "An earlier caption", "In einer früheren Version",
         "In einer ersten Version", "Eine frühere Version",
         "Une version précédente", "Una versión anterior"];

    private static readonly string[] ReportWords =
        ["story", "article", "report", "post", "piece", "column", "page", "item", "headline", "caption", "interview", "op-ed", "timeline", "list", "file",
         "graphic", "fact check", "version", "essay"];

    private static readonly SearchValues<string> Mending = SearchValues.Create(
        ["correct", "clarif", "misstat", "misspel", "misidentif", "inaccura", "incorrect", "wrong", "mistaken", "in error", "earlier version",
         "previous version", "to reflect", "to remove", "to fix",
         "should have", "misattribut", "erroneous", "korrigiert", "berichtigt", "corrigé", "corregid", "updated to",
         "amended"], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoteEnds = LineShape.CaselessSet("add", "include", "provide");

    /// <summary>A correction, a mere note on the report (<see cref="LineKind.Furniture"/>), or text (<see cref="LineKind.Prose"/>).</summary>
    public static LineKind Classify(ReadOnlySpan<char> paragraph)
    {
        paragraph = paragraph.TrimStart("*([_-–— \u00A0").TrimEnd("*_ ");
        if (paragraph.IsEmpty || !MayBegin(paragraph[0]))
            return LineKind.Prose;
        if (TryLabel(paragraph, Labels, out var rest))
            return rest.IsEmpty ? LineKind.CorrectionHeading : LineKind.Correction;
        if (TryLabel(paragraph, EditorLabels, out rest))
            return KindOfNote(paragraph, rest);
        if (LineShape.Begins(paragraph, Subjects) && ContainsReportWord(paragraph[..Math.Min(paragraph.Length, 90)]))
            return LineKind.Correction;
        return IsAboutThisReport(paragraph) ? KindOfUpdate(paragraph) : LineKind.Prose;
    }

    private static bool MayBegin(char c) =>
        char.ToLowerInvariant(c) is 'c' or 'e' or 'a' or 't' or 'i' or 'k' or 'b' or 'r' or 'u' or 'd' or 'f' or 'n' or 'p' or 'o';

    /// <summary>A label that a colon, a dash, a date in brackets, or nothing follows.</summary>
    private static bool TryLabel(ReadOnlySpan<char> paragraph, string[] labels, out ReadOnlySpan<char> rest)
    {
        rest = [];
        foreach (var label in labels)
        {
            if ((label[0] | 0x20) != (paragraph[0] | 0x20) || !paragraph.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                continue;
            var after = paragraph[label.Length..].TrimStart();
            var colon = after.IndexOf(':');
            if (after.IsEmpty || colon == 0 || LineShape.IsDash(after[0]) || (colon is > 0 and < 40 && (after[0] is '(' or ',' || char.IsAsciiDigit(after[0]))))
            {
                rest = after[(colon is >= 0 and < 40 ? colon + 1 : 0)..].TrimStart("-–—: ");
                return true;
            }
        }

        return false;
    }

    private static LineKind KindOfNote(ReadOnlySpan<char> paragraph, ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return LineKind.Furniture;
        if (char.ToLowerInvariant(paragraph[0]) == 'u')
            return IsAboutThisReport(rest) ? KindOfUpdate(rest) : LineKind.Prose;
        if (ContainsReportWord(rest) && KindOfUpdate(rest) == LineKind.Correction)
            return LineKind.Correction;
        return rest.Contains(" said ", StringComparison.Ordinal) ? LineKind.Prose : LineKind.Furniture; // some notes bring the news itself
    }

    /// <summary><c>This story has been updated to correct …</c> mends; <c>… to add new information</c> and <c>… with details</c> do not.</summary>
    private static LineKind KindOfUpdate(ReadOnlySpan<char> paragraph)
    {
        var mending = paragraph.IndexOfAny(Mending);
        if (mending < 0)
            return LineKind.Furniture;
        const string Updated = "updated to ";
        var word = paragraph[mending..].StartsWith(Updated, StringComparison.OrdinalIgnoreCase) ? paragraph[(mending + Updated.Length)..] : [];
        return NoteEnds.Contains(LineShape.FirstWord(word)) ? LineKind.Furniture : LineKind.Correction;
    }

    /// <summary><c>This story was …</c>, <c>The article has been …</c>: the report speaks of itself and of its change.</summary>
    private static bool IsAboutThisReport(ReadOnlySpan<char> paragraph)
    {
        var head = paragraph[..Math.Min(paragraph.Length, 110)];
        if (!LineShape.Begins(head, ["This ", "The ", "Dieser "]))
            return false;
        var change = -1;
        foreach (var verb in (ReadOnlySpan<string>)["has been ", "was ", "have been ", "is being ", "will be ", "had "])
        {
            var at = head.IndexOf(verb, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && (change < 0 || at < change))
                change = at;
        }

        if (change is < 0 or > 45 || !ContainsReportWord(head[..change]) || (head[2] is 'e' && !NamesItself(head[..change])))
            return false;
        var rest = head[change..];
        return rest.Contains("updated", StringComparison.OrdinalIgnoreCase) || rest.Contains("corrected", StringComparison.OrdinalIgnoreCase)
            || rest.Contains("clarif", StringComparison.OrdinalIgnoreCase) || rest.Contains("originally published", StringComparison.OrdinalIgnoreCase)
            || rest.Contains("first published", StringComparison.OrdinalIgnoreCase) || rest.Contains("amended", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>The report was updated</c> may be any report; these words are a news text's own.</summary>
    private static bool NamesItself(ReadOnlySpan<char> subject) =>
        subject.Contains("story", StringComparison.Ordinal) || subject.Contains("article", StringComparison.Ordinal)
        || subject.Contains("headline", StringComparison.Ordinal);

    private static bool ContainsReportWord(ReadOnlySpan<char> text)
    {
        foreach (var word in ReportWords)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return text.Contains("Artikel", StringComparison.Ordinal) || text.Contains("Version", StringComparison.Ordinal)
            || text.Contains("artículo", StringComparison.Ordinal);
    }
}
