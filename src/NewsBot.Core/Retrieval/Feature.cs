namespace NewsBot.Retrieval;

/// <summary>What is measured of a passage; each from 0 to 1.</summary>
internal enum Feature
{
    /// <summary>The share of the question's word weight that stands in the passage.</summary>
    Coverage,

    /// <summary>The share that stands in the headline and not in the passage.</summary>
    TitleCoverage,

    /// <summary>The share that stands elsewhere in the article only.</summary>
    ArticleCoverage,

    /// <summary>The share of names and figures that stand neither in the passage nor in the headline.</summary>
    MissingNames,

    /// <summary>Whether the question's rarest word stands in the passage.</summary>
    RarestWord,

    /// <summary>The article's score beside the best article's.</summary>
    Article,

    /// <summary>Its recency.</summary>
    Recency,

    /// <summary>How much there is that could be the kind of answer that is asked for.</summary>
    TypedAnswer,

    /// <summary>How early in the article it stands.</summary>
    Lead,

    /// <summary>Neighbouring words of the question that are neighbours in the passage.</summary>
    Neighbours,

    /// <summary>How close together the words stand.</summary>
    Proximity,

    /// <summary>How much of the longest quote it fills.</summary>
    Length,

    /// <summary>Whether it is a heading, a clause or a correction.</summary>
    Fragment,

    /// <summary>Whether it speculates.</summary>
    Speculation,

    /// <summary>Whether the article is of the time that the question speaks of.</summary>
    InTime,

    /// <summary>The share of its names, not in the question, that other good articles name too.</summary>
    Votes,
}
