using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Words that stand in quotation marks in a question.</summary>
/// <param name="Text">As they were typed.</param>
/// <param name="Stems">The stems of those that carry meaning, in order; two or more.</param>
internal sealed record QuotedPhrase(string Text, IReadOnlyList<uint> Stems);

/// <summary>What stands in quotation marks in a question must stand so in what is quoted, or at least in its article.</summary>
internal static class QuotedPhrases
{
    private const string Opening = "\"“„«";
    private const string Closing = "\"”“»";

    /// <summary>How far a passage leads that holds a phrase: little, for it has the phrase's words and their neighbours in its score already.</summary>
    private const double Lead = 0.5;

    /// <summary>Each phrase of two or more words that carry meaning.</summary>
    public static IReadOnlyList<QuotedPhrase> In(string text)
    {
        var phrases = new List<QuotedPhrase>();
        for (var start = 0; start < text.Length; start++)
        {
            var mark = Opening.IndexOf(text[start], StringComparison.Ordinal);
            if (mark < 0)
                continue;
            var end = text.IndexOf(Closing[mark], start + 1);
            if (end < 0)
                continue;
            var stems = TextWords.Read(text[(start + 1)..end]).Where(w => !w.IsStopWord).Select(w => w.Word.Stem).ToList();
            if (stems.Count > 1)
                phrases.Add(new QuotedPhrase(text[(start + 1)..end].Trim(), stems));
            start = end;
        }

        return phrases;
    }

    /// <summary>
    /// The passages of articles that hold every phrase of the question, word by word; those lead that hold them themselves or below a
    /// headline that does. A phrase that no article holds asks nothing of the others, and is given back.
    /// </summary>
    public static (Ranking Ranking, IReadOnlyList<QuotedPhrase> NotFound) Require(Ranking ranking)
    {
        var phrases = ranking.Question.Parsed.Phrases;
        if (phrases.Count == 0)
            return (ranking, []);
        var articles = ranking.Passages.Select(p => p.Candidate).Distinct().ToList();
        var found = phrases.Where(phrase => articles.Exists(a => Stands(phrase, a.Words))).ToList();
        var holding = articles.Where(a => found.TrueForAll(phrase => Stands(phrase, a.Words))).ToHashSet();
        if (holding.Count == 0) // each stands in another article
            return (ranking, [.. phrases.Except(found)]);
        var passages = ranking.Passages.Where(p => holding.Contains(p.Candidate)).OrderByDescending(p => p.Score + (Lead * found.Count(phrase => Stands(phrase, p))));
        return (ranking with { Passages = [.. passages] }, [.. phrases.Except(found)]);
    }

    private static bool Stands(QuotedPhrase phrase, EncodedText text) => Stands(phrase.Stems, text.Title) || Stands(phrase.Stems, text.Body);

    private static bool Stands(QuotedPhrase phrase, RankedPassage passage)
    {
        var text = passage.Candidate.Words;
        var first = text.FirstWordOf(passage.First);
        var end = text.FirstWordOf(passage.Last) + text.WordsOf(passage.Last).Length;
        return Stands(phrase.Stems, text.Title) || Stands(phrase.Stems, text.Body[first..end]);
    }

    private static bool Stands(IReadOnlyList<uint> phrase, ReadOnlySpan<Word> words)
    {
        for (var start = 0; start + phrase.Count <= words.Length; start++)
        {
            var i = 0;
            while (i < phrase.Count && words[start + i].Stem == phrase[i])
                i++;
            if (i == phrase.Count)
                return true;
        }

        return false;
    }
}
