using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>Chooses what is cited: at most two passages of one article, one article of a story, no near copies.</summary>
internal static class CitationChoice
{
    private const int MostPerArticle = 2;
    private const double MostShared = 0.7;

    public static List<RankedPassage> Choose(IReadOnlyList<RankedPassage> passages, int limit)
    {
        var chosen = new List<RankedPassage>();
        foreach (var passage in passages)
        {
            if (chosen.Count >= limit)
                break;
            if (Fits(passage, chosen))
                chosen.Add(passage);
        }

        return chosen;
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
