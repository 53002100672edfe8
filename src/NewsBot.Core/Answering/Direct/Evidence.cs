using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>What the best passages and articles say of possible answers, told from stored words and not from their texts.</summary>
internal sealed class Evidence
{
    private const int Passages = 40;
    private const int Articles = 30;

    private readonly WeightedQuestion _question;
    private readonly List<Voice> _voices = [];
    private readonly List<ArticleWords> _articles;
    private readonly Dictionary<uint, int> _capitals = [];

    /// <summary>What the ranked passages say of words of these stems.</summary>
    public Evidence(Ranking ranking, HashSet<uint> stems)
    {
        _question = ranking.Question;
        var best = ranking.Passages[0].Score;
        var total = ranking.Passages.Take(Votes.Voters).Sum(p => Math.Exp(p.Score - best)); // the others have another scale
        foreach (var passage in ranking.Passages.Take(Passages))
            _voices.Add(new Voice(passage, Math.Exp(passage.Score - best) / total, StemsOf(passage, stems)));
        var sieve = new StemSieve();
        foreach (var stem in stems)
            sieve.Add(stem);
        _articles = [.. ranking.Passages.Select(p => p.Candidate).DistinctBy(c => c.Version).Take(Articles).Select(c => new ArticleWords(c.Words, stems, sieve))];
        foreach (var article in _articles)
            article.CountCapitals(_capitals);
    }

    /// <summary>Whether the articles write a word as a name: more than 0 if so, less if not, 0 where nothing tells.</summary>
    public int TellCapital(uint stem) => _capitals.GetValueOrDefault(stem);

    /// <summary>
    /// How likely the passages that hold all of these stems hold the answer, and the same times how near the question's words stand
    /// there; a story counts once. A weekday is the same day only in reports of the week that begins with it.
    /// </summary>
    public (double Mass, double Near) Weigh(HashSet<uint> stems, DateOnly? weekday)
    {
        var stories = new Dictionary<long, (double Mass, double Near)>();
        foreach (var voice in _voices)
        {
            if (!stems.IsSubsetOf(voice.Stems) || !IsOfWeek(voice.Passage.Candidate.Published, weekday))
                continue;
            var (mass, near) = stories.GetValueOrDefault(voice.Passage.Candidate.Story);
            stories[voice.Passage.Candidate.Story] = (Math.Max(mass, voice.Probability), Math.Max(near, voice.Probability * Nearness(voice.Passage, stems)));
        }

        return (stories.Values.Sum(s => s.Mass), stories.Values.Sum(s => s.Near));
    }

    /// <summary>In how many of the best articles all of these stems stand.</summary>
    public int CountArticles(HashSet<uint> stems) => _articles.Count(article => article.HoldsAll(stems));

    /// <summary>In how many of the best articles the noun that is asked for stands beside these words.</summary>
    public int CountBeside(HashSet<uint> stems, uint noun) => _articles.Count(article => article.HoldsAll(stems) && article.StandBeside(stems, noun));

    /// <summary>Whether two words are the names of a person.</summary>
    public bool IsPerson(uint first, uint last) => _articles.Exists(article => article.HoldsPerson(first, last));

    private static bool IsOfWeek(DateTimeOffset published, DateOnly? first)
    {
        const int LastDay = 6;
        return first is not { } day || DateOnly.FromDateTime(published.Date).DayNumber - day.DayNumber is >= 0 and <= LastDay;
    }

    private double Nearness(RankedPassage passage, HashSet<uint> stems)
    {
        var best = 0.0;
        Span<double> nearest = stackalloc double[_question.Weights.Length];
        for (var s = passage.First; s <= passage.Last; s++)
        {
            var words = passage.Candidate.Words.WordsOf(s);
            for (var i = 0; i < words.Length; i++)
            {
                if (stems.Contains(words[i].Stem))
                    best = Math.Max(best, NearnessAt(words, i, stems, nearest));
            }
        }

        return best;
    }

    /// <summary>The weight of the question's words around a place, each by its distance.</summary>
    private double NearnessAt(ReadOnlySpan<Word> words, int at, HashSet<uint> stems, Span<double> nearest)
    {
        const double Halved = 2;
        nearest.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            if (_question.PlaceOf(words[i].Stem) is var place and >= 0 && !stems.Contains(words[i].Stem))
                nearest[place] = Math.Max(nearest[place], _question.Weights[place] / _question.TotalWeight / (1 + (Math.Abs(i - at) / Halved)));
        }

        var sum = 0.0;
        foreach (var weight in nearest)
            sum += weight;
        return sum;
    }

    private static HashSet<uint> StemsOf(RankedPassage passage, HashSet<uint> stems)
    {
        var held = new HashSet<uint>();
        for (var s = passage.First; s <= passage.Last; s++)
            AddStems(passage.Candidate.Words.WordsOf(s), stems, held);
        AddStems(passage.Candidate.Words.Title, stems, held);
        return held;
    }

    private static void AddStems(ReadOnlySpan<Word> words, HashSet<uint> stems, HashSet<uint> held)
    {
        foreach (var word in words)
        {
            if (stems.Contains(word.Stem))
                held.Add(word.Stem);
        }
    }

    /// <summary>A passage, how likely it holds the answer, and which of the stems it and its headline hold.</summary>
    private sealed record Voice(RankedPassage Passage, double Probability, HashSet<uint> Stems);
}
