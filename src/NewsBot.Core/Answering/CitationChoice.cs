using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// Chooses what is cited: the best passage, then those that are good and say what has not been said, so that the first few hold the
/// answer even where the best does not. At most three passages of one article, one article of a story, no near copies.
/// </summary>
internal sealed class CitationChoice
{
    private const int MostPerArticle = 3;
    private const double MostShared = 0.7;

    /// <summary>So many of the best are weighed against each other; whoever wants more gets the others in their order.</summary>
    private const int Weighed = Votes.Voters;

    /// <summary>What a passage loses, in score, that holds no possible answer that was not cited before it.</summary>
    private const double Repetition = 1.2;

    /// <summary>What it loses for each passage of its article that was cited before it.</summary>
    private const double SameArticle = 0.4;

    private readonly List<RankedPassage> _chosen = [];
    private readonly List<HashSet<uint>> _words = [];
    private readonly HashSet<uint> _told = [];

    private CitationChoice()
    {
    }

    public static List<RankedPassage> Choose(IReadOnlyList<RankedPassage> passages, int limit)
    {
        var choice = new CitationChoice();
        var left = passages.Take(Weighed).ToList();
        while (choice._chosen.Count < limit && left.Count > 0)
        {
            var next = left.MaxBy(choice.Worth)!;
            left.Remove(next);
            choice.TryAdd(next);
        }

        foreach (var passage in passages.Skip(Weighed).TakeWhile(_ => choice._chosen.Count < limit))
            choice.TryAdd(passage);
        return choice._chosen;
    }

    /// <summary>Adds a passage unless it does not fit those that were chosen; then it will not fit later either.</summary>
    private void TryAdd(RankedPassage passage)
    {
        if (!_chosen.TrueForAll(other => FitsBeside(passage, other)) || ChosenOf(passage.Candidate.Article) == MostPerArticle)
            return;
        var words = Stems(passage);
        if (_words.Exists(others => Shared(words, others) > MostShared))
            return;
        _chosen.Add(passage);
        _words.Add(words);
        foreach (var answer in passage.Answers)
            _told.Add(answer.Stem);
    }

    private double Worth(RankedPassage passage) =>
        passage.Score - (Repetition * ShareTold(passage)) - (SameArticle * ChosenOf(passage.Candidate.Article));

    private int ChosenOf(ArticleId article)
    {
        var count = 0;
        foreach (var passage in _chosen)
            count += passage.Candidate.Article == article ? 1 : 0;
        return count;
    }

    /// <summary>The share of a passage's possible answers, by their support, that was cited already.</summary>
    private double ShareTold(RankedPassage passage)
    {
        var (all, told) = (0.0, 0.0);
        foreach (var (stem, support) in passage.Answers)
        {
            all += support;
            told += _told.Contains(stem) ? support : 0;
        }

        return all > 0 ? told / all : 0;
    }

    /// <summary>Whether it is neither of another article of the same story nor overlaps with the other.</summary>
    private static bool FitsBeside(RankedPassage passage, RankedPassage other) =>
        passage.Candidate.Article == other.Candidate.Article ? passage.First > other.Last || other.First > passage.Last : passage.Candidate.Story != other.Candidate.Story;

    private static double Shared(HashSet<uint> words, HashSet<uint> others)
    {
        var both = words.Count(others.Contains);
        return words.Count + others.Count == 0 ? 1 : both / (double)(words.Count + others.Count - both);
    }

    private static HashSet<uint> Stems(RankedPassage passage)
    {
        var stems = new HashSet<uint>();
        foreach (var word in passage.Words)
            stems.Add(word.Stem);
        return stems;
    }
}
