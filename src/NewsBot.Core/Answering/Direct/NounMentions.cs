using System.Collections.Frozen;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>
/// Finds what is no name and may answer all the same, "which disease?", "what was released?": nouns in small letters that are likely of the
/// answer, with what stands before them and belongs to them, "dry shampoo", "Tasmanian tiger".
/// </summary>
internal sealed class NounMentions(Ranking ranking)
{
    private const double LeastLikely = 0.01;
    private const int MostBefore = 2;

    private static readonly FrozenSet<string> Particles = """
        across ahead along alongside amid among apart aside behind below beneath beside besides beyond despite inside instead near onto outside
        toward towards underneath unlike upon versus via whether while within without
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private readonly uint _head = StemCache.StemOf(ranking.Question.Parsed.Head);

    /// <summary>All of them, in order.</summary>
    public IEnumerable<Mention> In(ShownText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (!IsNoun(text, i))
                continue;
            var (first, last) = (i, i);
            while (i - first < MostBefore && IsJoined(text, first) && BelongsBefore(text, first - 1))
                first--;
            if (i + 1 < text.Words.Count && IsJoined(text, i + 1) && text.Words[i + 1].Word.Stem == _head) // "student loans", where a kind of loans is asked for
                last++;
            yield return text.MentionOf(MentionKind.Noun, first, last);
        }
    }

    /// <summary>A name with the noun that is asked for behind it, "Lyme disease"; null where that stands elsewhere.</summary>
    public Mention? WithNoun(Mention name)
    {
        var (text, next) = (name.Text, name.Last + 1);
        return next < text.Words.Count && IsJoined(text, next) && text.Words[next].Word is { Shape: WordShape.Lower } word && word.Stem == _head
            ? text.MentionOf(MentionKind.Name, name.First, next) : null;
    }

    private static bool IsJoined(ShownText text, int i) => i > 0 && text.Words[i].Break is Break.None && text.Before(i) is " " or "-";

    /// <summary>Where something is does not belong to what it is: "Illinois dust storm".</summary>
    private bool BelongsBefore(ShownText text, int i) => IsNoun(text, i)
        || (text.IsName(i) && text.Words[i].Folded is var name && !PlaceNames.Countries.Contains(name) && !PlaceNames.States.Contains(name));

    private bool IsNoun(ShownText text, int i) =>
        text.Words[i] is { IsStopWord: false, Word.Shape: WordShape.Lower } word && ranking.LikelyWords.GetValueOrDefault(word.Word.Stem) >= LeastLikely
        && !AnswerTypes.IsVerb(word.Folded) && !word.Folded.EndsWith("ly", StringComparison.Ordinal) && !Particles.Contains(word.Folded)
        && !Amount.IsNumberWord(word.Folded) && !AmountMentions.IsUnit(word.Folded) && !(i > 0 && text.Words[i - 1].Word.IsFigure && text.Before(i) is "-"); // "215-pound"
}
