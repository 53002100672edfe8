namespace NewsBot.Answering;

/// <summary>What is measured of the best passage to tell whether the archive answers; each from 0 to about 1, but for <see cref="AgeSpread"/>.</summary>
internal enum ConfidenceFeature
{
    /// <summary>Always 1.</summary>
    Always,

    /// <summary>The share of the question's word weight that is of names that no article holds at all.</summary>
    UnknownNames,

    /// <summary>The share of names and figures that stand neither in the passage nor in the headline.</summary>
    MissingNames,

    /// <summary>The share of the word weight that stands anywhere in the article.</summary>
    InArticle,

    /// <summary>The share that stands in passage or headline, times the article's recency.</summary>
    CoveredRecency,

    /// <summary>The article's recency, where the question speaks of now.</summary>
    RecencyNow,

    /// <summary>How new the article is, by months.</summary>
    Season,

    /// <summary>Whether the question speaks of now.</summary>
    IsAboutNow,

    /// <summary>The share that stands neither in passage nor headline but in the sentence just before.</summary>
    ContextCoverage,

    /// <summary>How much there is in the passage that could be the kind of answer that is asked for.</summary>
    TypedAnswer,

    /// <summary>How early in the article it stands.</summary>
    Lead,

    /// <summary>How likely the likeliest short answer is.</summary>
    DirectAnswer,

    /// <summary>How far apart in time the articles of the best passages are, from 0 to about 3: what they tell of one event comes within days.</summary>
    AgeSpread,

    /// <summary>The share of the question's words that stand in the passage, each counted alike.</summary>
    MatchedWords,

    /// <summary>What the article scored when it was looked up, beside what all words weigh.</summary>
    Candidate,
}
