using System.Numerics;
using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Retrieval.Vectors;

namespace NewsBot.Retrieval;

/// <summary>A question with the weight of each of its words in this archive.</summary>
internal sealed class WeightedQuestion
{
    private const double ImaginedArticles = 50;
    private const double EverydayShare = 0.3;
    private const double OtherShare = 0.01;
    private const ulong Sums = 1 << 10;

    private readonly StemNumbers _stems = new();
    private readonly List<int> _places = [];
    private readonly StemScan _scan = new();
    private readonly double[] _sums;
    private readonly double _rarest;

    public WeightedQuestion(ParsedQuestion parsed, IReadOnlyList<int> frequencies, int articles, WordVectors vectors)
    {
        Parsed = parsed;
        Frequencies = frequencies;
        Weights = [.. parsed.Terms.Select((term, i) => Weigh(term, frequencies[i], articles))];
        TotalWeight = Math.Max(Weights.Sum(), double.Epsilon);
        _rarest = Weights.DefaultIfEmpty().Max();
        for (var i = 0; i < parsed.Terms.Count; i++)
        {
            foreach (var form in parsed.Terms[i].Forms)
                AddStem(StemCache.StemOf(form), i);
            if (parsed.Terms[i].IsName)
                Names |= 1ul << i;
            if (parsed.Terms[i].IsAsked)
                Asked |= 1ul << i;
            if (parsed.Terms[i].IsName && frequencies[i] == 0)
                UnknownNames |= 1ul << i;
        }

        _sums = SumsOfWeights();
        Evidence = new AnswerEvidence(this);
        Likeness = new WordLikeness(this, vectors);
    }

    public ParsedQuestion Parsed { get; }

    /// <summary>Tells what could answer it.</summary>
    public AnswerEvidence Evidence { get; }

    /// <summary>Tells what means the same as its words.</summary>
    public WordLikeness Likeness { get; }

    /// <summary>In how many articles each word occurs.</summary>
    public IReadOnlyList<int> Frequencies { get; }

    /// <summary>Inverse document frequency of each word (BM25's, never negative).</summary>
    public double[] Weights { get; }

    public double TotalWeight { get; }

    /// <summary>Bits of all its words.</summary>
    public ulong All => (1ul << Weights.Length) - 1;

    /// <summary>Bits of the words that are names or figures.</summary>
    public ulong Names { get; }

    /// <summary>Bits of the words of the sentence that asks.</summary>
    public ulong Asked { get; }

    /// <summary>Bits of the names and figures that no article holds.</summary>
    public ulong UnknownNames { get; }

    /// <summary>
    /// BM25's inverse document frequency, never negative. A small archive cannot tell rare words from frequent ones, so it is
    /// counted together with some imagined articles in which everyday words are frequent.
    /// </summary>
    private static double Weigh(QuestionTerm term, int frequency, int articles)
    {
        var share = WordSet.Everyday.Contains(term.Word.Stem) ? EverydayShare : OtherShare;
        var all = articles + ImaginedArticles;
        var holding = Math.Min(frequency, articles) + (share * ImaginedArticles);
        return Math.Log(1 + ((all - holding + 0.5) / (holding + 0.5)));
    }

    /// <summary>The place of a stem among the question's words, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(uint stem) => _stems.Of(stem) is var number and >= 0 ? _places[number] : -1;

    /// <summary>The next word from a place on that may be one of the question's; -1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextIn(ReadOnlySpan<Word> words, int from) => _scan.NextIn(words, from);

    private void AddStem(uint stem, int place)
    {
        if (_stems.Add(stem) == _places.Count)
            _places.Add(place);
        _scan.Add(stem);
    }

    /// <summary>The share of the question's weight that these words carry. Asked for every passage several times, so the sums are kept.</summary>
    public double ShareOf(ulong words)
    {
        var weight = _sums[words % Sums];
        for (words &= ~(Sums - 1); words != 0; words &= words - 1)
            weight += Weights[BitOperations.TrailingZeroCount(words)];
        return weight / TotalWeight;
    }

    /// <summary>The share that they carry of the weight of the sentence that asks; 0 where none of its words counts.</summary>
    public double ShareOfAsked(ulong words) => ShareOf(Asked) is var asked and > 0 ? ShareOf(words & Asked) / asked : 0;

    /// <summary>The weight of the rarest of these words beside that of the rarest of all; 0 of none.</summary>
    public double RarestOf(ulong words)
    {
        var weight = 0.0;
        for (; words != 0; words &= words - 1)
            weight = Math.Max(weight, Weights[BitOperations.TrailingZeroCount(words)]);
        return weight == 0 ? 0 : weight / _rarest;
    }

    /// <summary>The weights of every set of the first words, summed in order.</summary>
    private double[] SumsOfWeights()
    {
        var sums = new double[Math.Min(Sums, 1ul << Weights.Length)];
        for (var words = 1; words < sums.Length; words++)
        {
            var last = BitOperations.Log2((uint)words);
            sums[words] = sums[words & ~(1 << last)] + Weights[last];
        }

        return sums;
    }
}
