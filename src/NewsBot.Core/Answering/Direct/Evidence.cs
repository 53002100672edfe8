using System.Numerics;
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
    private readonly StemNumbers _stems;
    private readonly StemBits _telling;
    private readonly ArticleWords _articles;

    /// <summary>What the ranked passages say of words of these stems, and of the noun that is asked for.</summary>
    public Evidence(Ranking ranking, IReadOnlyCollection<uint> stems)
    {
        _question = ranking.Question;
        _stems = new StemNumbers(stems.Count);
        var scan = new StemScan();
        var noun = StemCache.StemOf(ranking.Question.Parsed.Head);
        foreach (var stem in stems.Append(noun))
        {
            _stems.Add(stem);
            scan.Add(stem);
        }

        _telling = new StemBits(_stems);
        var best = ranking.Passages[0].Score;
        var total = ranking.Passages.Take(Votes.Voters).Sum(p => Math.Exp(p.Score - best)); // the others have another scale
        foreach (var passage in ranking.Passages.Take(Passages))
        {
            Hear(passage.Words, scan);
            Hear(passage.Candidate.Words.Title, scan);
            _voices.Add(new Voice(passage, Math.Exp(passage.Score - best) / total));
        }

        _articles = new ArticleWords(ranking.Passages.Select(p => p.Candidate).DistinctBy(c => c.Version).Take(Articles).Select(c => c.Words), _stems, scan, noun);
    }

    /// <summary>Whether the articles write a word as a name: more than 0 if so, less if not, 0 where nothing tells.</summary>
    public int TellCapital(uint stem) => _articles.TellCapital(stem);

    /// <summary>Whether the articles write two words in a row as names.</summary>
    public bool TellCapitals(uint first, uint next) => _articles.TellCapitals(first, next);

    /// <summary>
    /// How likely the passages that hold all of these stems hold the answer, and the same times how near the question's words stand
    /// there; a story counts once. A weekday is the same day only in reports of the week that begins with it.
    /// </summary>
    public (double Mass, double Near) Weigh(ReadOnlySpan<uint> stems, DateOnly? weekday)
    {
        var stories = new Dictionary<long, (double Mass, double Near)>();
        for (var left = _telling.HoldingAll(stems); left != 0; left &= left - 1)
        {
            var (passage, probability) = _voices[BitOperations.TrailingZeroCount(left)];
            if (!IsOfWeek(passage.Candidate.Published, weekday))
                continue;
            var (mass, near) = stories.GetValueOrDefault(passage.Candidate.Story);
            stories[passage.Candidate.Story] = (Math.Max(mass, probability), Math.Max(near, probability * Nearness(passage, stems)));
        }

        return (stories.Values.Sum(s => s.Mass), stories.Values.Sum(s => s.Near));
    }

    /// <summary>In how many of the best articles all of these stems stand.</summary>
    public int CountArticles(ReadOnlySpan<uint> stems) => _articles.Count(stems);

    /// <summary>In how many of the best articles the noun that is asked for stands beside these words.</summary>
    public int CountBeside(ReadOnlySpan<uint> stems) => _articles.CountBeside(stems);

    /// <summary>Whether two words are the names of a person.</summary>
    public bool IsPerson(uint first, uint last) => _articles.IsPerson(first, last);

    /// <summary>Notes which of the stems stand in some words of the passage that is next among the voices.</summary>
    private void Hear(ReadOnlySpan<Word> words, StemScan scan)
    {
        for (var i = scan.NextIn(words, 0); i >= 0; i = scan.NextIn(words, i + 1))
        {
            if (_stems.Of(words[i].Stem) is var number and >= 0)
                _telling.Add(number, _voices.Count);
        }
    }

    private static bool IsOfWeek(DateTimeOffset published, DateOnly? first)
    {
        const int LastDay = 6;
        return first is not { } day || DateOnly.FromDateTime(published.Date).DayNumber - day.DayNumber is >= 0 and <= LastDay;
    }

    private double Nearness(RankedPassage passage, ReadOnlySpan<uint> stems)
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
    private double NearnessAt(ReadOnlySpan<Word> words, int at, ReadOnlySpan<uint> stems, Span<double> nearest)
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

    /// <summary>A passage, and how likely it holds the answer.</summary>
    private readonly record struct Voice(RankedPassage Passage, double Probability);
}
