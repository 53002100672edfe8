using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// Chooses what is cited: the best passage, then those that are good and say what has not been said, so that the first few hold the
/// answer even where the best does not. At most three passages of one article, one article of a story, no near copies.
/// </summary>
internal static class CitationChoice
{
    private const int MostPerArticle = 3;
    private const double MostShared = 0.7;

    /// <summary>So many of the best are weighed against each other; whoever wants more gets the others in their order.</summary>
    private const int Weighed = Votes.Voters;

    /// <summary>What a passage loses, in score, that holds no possible answer that was not cited before it.</summary>
    private const double Repetition = 1.2;

    /// <summary>What it loses for each passage of its article that was cited before it.</summary>
    private const double SameArticle = 0.4;

    public static List<RankedPassage> Choose(IReadOnlyList<RankedPassage> passages, int limit)
    {
        var chosen = new List<RankedPassage>();
        var told = new HashSet<uint>();
        var left = passages.Take(Weighed).ToList();
        while (chosen.Count < limit && left.OrderByDescending(p => p.Score - Loss(p, chosen, told)).FirstOrDefault(p => Fits(p, chosen)) is { } next)
        {
            left.Remove(next);
            chosen.Add(next);
            told.UnionWith(next.Answers.Keys);
        }

        foreach (var passage in passages.Skip(Weighed))
        {
            if (chosen.Count >= limit)
                break;
            if (Fits(passage, chosen))
                chosen.Add(passage);
        }

        return chosen;
    }

    private static double Loss(RankedPassage passage, List<RankedPassage> chosen, HashSet<uint> told) =>
        (Repetition * ShareTold(passage, told)) + (SameArticle * chosen.Count(other => other.Candidate.Article == passage.Candidate.Article));

    /// <summary>The share of a passage's possible answers, by their support, that was cited already.</summary>
    private static double ShareTold(RankedPassage passage, HashSet<uint> told)
    {
        var all = passage.Answers.Values.Sum();
        return all > 0 ? passage.Answers.Sum(answer => told.Contains(answer.Key) ? answer.Value : 0) / all : 0;
    }

    private static bool Fits(RankedPassage passage, List<RankedPassage> chosen)
    {
        var ofArticle = 0;
        foreach (var other in chosen)
        {
            if (other.Candidate.Story == passage.Candidate.Story && other.Candidate.Article != passage.Candidate.Article)
                return false;
            if (other.Candidate.Article == passage.Candidate.Article && (++ofArticle == MostPerArticle || (passage.First <= other.Last && other.First <= passage.Last)))
                return false;
            if (Shared(passage, other) > MostShared)
                return false;
        }

        return true;
    }

    private static double Shared(RankedPassage one, RankedPassage other)
    {
        var words = Stems(one);
        var others = Stems(other);
        var both = words.Count(others.Contains);
        return words.Count + others.Count == 0 ? 1 : both / (double)(words.Count + others.Count - both);
    }

    private static HashSet<uint> Stems(RankedPassage passage)
    {
        var stems = new HashSet<uint>();
        for (var s = passage.First; s <= passage.Last; s++)
        {
            foreach (var word in passage.Candidate.Words.WordsOf(s))
                stems.Add(word.Stem);
        }

        return stems;
    }
}
