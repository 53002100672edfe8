namespace NewsBot.Answering.Direct;

/// <summary>What is measured of a possible answer.</summary>
internal enum AnswerFeature
{
    /// <summary>How likely the passages that hold it hold the answer, on a logarithmic scale.</summary>
    Mass,

    /// <summary>The same, times how near the question's words stand to it there.</summary>
    NearMass,

    /// <summary>How likely its words are of the answer, all together, on a logarithmic scale.</summary>
    LikelyWords,

    /// <summary>How likely the least likely of them is, on a logarithmic scale.</summary>
    LeastLikelyWord,

    /// <summary>In how many of the best articles it stands, on a logarithmic scale.</summary>
    Common,

    /// <summary>How near the question's words stand to it in a shown text, on a logarithmic scale.</summary>
    Nearness,

    /// <summary>Whether it begins a shown text.</summary>
    Begins,

    /// <summary>How often it stands in the shown texts, on a logarithmic scale.</summary>
    Mentions,

    /// <summary>Whether a headline holds it.</summary>
    InHeadline,

    /// <summary>Whether a quote and a headline hold it.</summary>
    InBoth,

    /// <summary>How near the noun stands that names what is asked for.</summary>
    Noun,

    /// <summary>In how many of the best articles that noun stands beside it, on a logarithmic scale.</summary>
    NounElsewhere,

    /// <summary>Whether it is exactly of the kind that is asked for.</summary>
    Exact,

    /// <summary>Whether it is of another kind.</summary>
    Unlikely,

    /// <summary>Whether a place is asked for and "in" or the like stands before it.</summary>
    Located,

    /// <summary>Whether it is a noun in small letters.</summary>
    SmallNoun,

    /// <summary>How alike its last word is to the noun that names what is asked for, where it is a name or a noun.</summary>
    LikeNoun,

    /// <summary>Whether several things are asked for and it names several.</summary>
    Several,
}
