using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>What the shown texts let one think of it.</summary>
internal enum Look
{
    /// <summary>Two to four words of which the last stands alone elsewhere, as surnames do.</summary>
    Person,

    /// <summary>A country, or a state of the US.</summary>
    Place,

    /// <summary>In quotation marks.</summary>
    Quoted,

    /// <summary>A name with an article.</summary>
    Thing,

    /// <summary>Another name.</summary>
    Name,

    /// <summary>A noun in small letters.</summary>
    Noun,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A sum.</summary>
    Money,

    /// <summary>A share.</summary>
    Percent,

    /// <summary>A day or a month.</summary>
    Date,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>A possible answer with all its mentions.</summary>
/// <param name="Key">What its mentions have in common, folded.</param>
/// <param name="Mentions">Where it stands; at least once.</param>
internal sealed record AnswerCandidate(string Key, IReadOnlyList<Mention> Mentions)
{
    /// <summary>It, as it is answered.</summary>
    public required string Text { get; init; }

    /// <summary>Its words that carry meaning.</summary>
    public required IReadOnlyList<TextWord> Words { get; init; }

    /// <summary>Whether it is worked out and stands nowhere in these words.</summary>
    public bool IsDerived { get; init; }

    /// <summary>What it looks like.</summary>
    public required Look Look { get; init; }

    /// <summary>Whether it is two or more names.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether a genitive parts it: "NASA's Psyche".</summary>
    public bool IsParted => Mentions.All(m => Enumerable.Range(m.First, m.Last - m.First).Any(m.Text.IsGenitive));

    /// <summary>Whether it is a name rather than a number.</summary>
    public bool IsName => Look <= Look.Name;

    /// <summary>What was measured.</summary>
    public double[] Features { get; } = new double[AnswerWeights.Learned.Names.Count];

    public double this[AnswerFeature feature]
    {
        get => Features[(int)feature];
        set => Features[(int)feature] = value;
    }

    private string Spaced { get; } = $" {Key} ";

    /// <summary>Whether this is a longer form of another: "the Vegas Golden Knights" of "Golden Knights".</summary>
    public bool Extends(AnswerCandidate other) =>
        other.Key.Length < Key.Length && Spaced.Contains(other.Spaced, StringComparison.Ordinal);

    /// <summary>Whether this is right where another is: it is the same, or says the same with more words.</summary>
    public bool Covers(AnswerCandidate other) =>
        ReferenceEquals(this, other)
        || (Extends(other) && !IsParted && (IsList ? this[AnswerFeature.Several] > 0 : (Look is Look.Place) == (other.Look is Look.Place) && (Look is Look.Noun) == (other.Look is Look.Noun)));
}
