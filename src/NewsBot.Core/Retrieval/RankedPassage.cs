using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>A stretch of whole sentences of one article, with its score.</summary>
/// <param name="Candidate">The article.</param>
/// <param name="First">Its first sentence.</param>
/// <param name="Last">Its last sentence.</param>
internal sealed record RankedPassage(Candidate Candidate, int First, int Last)
{
    /// <summary>How many features there are.</summary>
    public static readonly int FeatureCount = Enum.GetValues<Feature>().Length;

    /// <summary>What was measured.</summary>
    public required double[] Features { get; init; }

    /// <summary>Higher is better.</summary>
    public double Score { get; set; }

    /// <summary>Whether it is one of the best, which are ranked once more; the scores of the others are of another scale.</summary>
    public bool IsOfBest { get; set; }

    /// <summary>Bits of the question's words that stand in it.</summary>
    public required ulong Matched { get; init; }

    /// <summary>Bits of those that stand in the article's headline.</summary>
    public required ulong InTitle { get; init; }

    /// <summary>Bits of those that stand anywhere in the article.</summary>
    public required ulong InArticle { get; init; }

    /// <summary>What could be the answer in it; empty where it had no vote.</summary>
    public SupportedAnswer[] Answers { get; set; } = [];

    /// <summary>Where it stands in the body.</summary>
    public TextSpan Span
    {
        get
        {
            var start = Candidate.Words[First].Span.Start;
            return new TextSpan(start, Candidate.Words[Last].Span.End - start);
        }
    }

    /// <summary>The words of its sentences.</summary>
    public ReadOnlySpan<Word> Words =>
        Candidate.Words.Body[Candidate.Words.FirstWordOf(First)..(Candidate.Words.FirstWordOf(Last) + Candidate.Words.WordsOf(Last).Length)];

    public double this[Feature feature]
    {
        get => Features[(int)feature];
        set => Features[(int)feature] = value;
    }
}
