using NewsBot.Articles;
using NewsBot.Ingestion.Reading;

namespace NewsBot.Answering.Direct;

/// <summary>What stands around news and tells nothing of it: the place and the agency before a report, the outlet behind a headline.</summary>
internal static class Trimmings
{
    /// <summary>Whether words of a shown text are such.</summary>
    public static bool Hold(Mention mention) => mention.Text.IsTitle ? IsOutlet(mention) : IsDateline(mention);

    /// <summary>The folded names of outlets that headlines or addresses give.</summary>
    public static HashSet<string> Outlets(IEnumerable<ShownText> texts, IEnumerable<string> sources)
    {
        var behind = texts.Where(t => t.IsTitle).SelectMany(NameMentions.In).Where(IsOutlet).Select(CandidateReader.KeyOf);
        return [.. behind, .. sources.Select(source => source.Split('.')[0])];
    }

    private static bool IsOutlet(Mention mention)
    {
        var title = mention.Text.Text;
        var mark = Math.Max(title.LastIndexOf('|'), title.LastIndexOf(" - ", StringComparison.Ordinal));
        return mention.Text.IsTitle && mark > 0 && mention.Span.Start > mark;
    }

    /// <summary>"(CNN)", "WASHINGTON —" at the beginning.</summary>
    private static bool IsDateline(Mention mention)
    {
        const int FirstWords = 4;
        if (mention.First >= FirstWords)
            return false;
        var text = mention.Text.Text;
        var rest = text.AsSpan(mention.Span.End).TrimStart(" ,");
        if (mention.Span.Start > 0 && text[mention.Span.Start - 1] == '(')
            return rest.StartsWith(")");
        return rest.Length > 0 && (LineShape.IsDash(rest[0]) || rest[0] == '(') && mention.Words.All(w => w.Word.Shape is WordShape.Capitals);
    }
}
