namespace NewsBot.Retrieval;

/// <summary>What is measured of a passage; each from 0 to about 1. From <see cref="AnswerWords"/> on it is measured of the best only.</summary>
internal enum Feature
{
    /// <summary>The share of the question's word weight that stands in the passage.</summary>
    Coverage,

    /// <summary>The share that stands in the headline and not in the passage.</summary>
    TitleCoverage,

    /// <summary>The share that stands neither there nor in the headline but in the sentence just before, which a pronoun would point to.</summary>
    ContextCoverage,

    /// <summary>The share of names and figures that stand neither in the passage nor in the headline.</summary>
    MissingNames,

    /// <summary>The article's BM25 times its recency, beside the best such product.</summary>
    Article,

    /// <summary>The share of the word weight that stands in passage or headline, times <see cref="Article"/>.</summary>
    CoveredArticle,

    /// <summary>The same share times the article's recency.</summary>
    CoveredRecency,

    /// <summary>Its recency, where the question speaks of now.</summary>
    RecencyNow,

    /// <summary>How much there is that could be the kind of answer that is asked for.</summary>
    TypedAnswer,

    /// <summary>How early in the article it stands.</summary>
    Lead,

    /// <summary>Neighbouring words of the question that are neighbours in the passage.</summary>
    Neighbours,

    /// <summary>How close together the words stand.</summary>
    Proximity,

    /// <summary>Whether the article is of the time that the question speaks of.</summary>
    InTime,

    /// <summary>How well the good passages support the best supported of its possible answers, by how near the question's words stand to it.</summary>
    Votes,

    /// <summary>How well those of other stories support it.</summary>
    OtherVotes,

    /// <summary>How likely its words are of the answer, all together; each word once (see <see cref="Retrieval.AnswerWords"/>).</summary>
    AnswerWords,

    /// <summary>How likely the likeliest of them is, times how near the question's words stand to it, which <see cref="Votes"/> counts already.</summary>
    NearAnswerWord,

    /// <summary>The share of the word weight that stands in other words in the passage, and neither there nor in the headline as it was asked.</summary>
    LikeWords,

    /// <summary>How much older its article is than the newest, of four years.</summary>
    Age,

    /// <summary>How many of the question's words stand in it, of ten; the others are shares, and of a long question a share tells more.</summary>
    MatchedWords,

    /// <summary>How long the article is, on a logarithmic scale: of a long one some passage matches any question.</summary>
    ArticleLength,

    /// <summary>The weight of the rarest word of the question that stands neither in it nor in the headline, beside that of the rarest of all.</summary>
    MissingWord,

    /// <summary>The same of what stands nowhere in the article.</summary>
    MissingInArticle,

    /// <summary>The share of the words of the sentence that asks, by their weight, that stands in it or in the headline.</summary>
    AskedCoverage,

    /// <summary>How new its article is, by months.</summary>
    Season,
}
