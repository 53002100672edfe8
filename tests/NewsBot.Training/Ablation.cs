using NewsBot.Retrieval;

namespace NewsBot.Training;

/// <summary>What is left out while learning, to see what it adds.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Features">What is measured of passages.</param>
internal sealed record Ablation(string Name, params Feature[] Features)
{
    /// <summary>Nothing is left out.</summary>
    public static readonly Ablation Nothing = new("nothing");

    /// <summary>Every group of measures.</summary>
    public static readonly IReadOnlyList<Ablation> All =
    [
        Nothing,
        new("the headline's words", Feature.TitleCoverage),
        new("the words of the sentence before", Feature.ContextCoverage),
        new("missing names and rare words", Feature.MissingNames, Feature.MissingWord, Feature.MissingInArticle),
        new("the sentence that asks", Feature.AskedCoverage),
        new("how good the article is", Feature.Article, Feature.CoveredArticle),
        new("recency and age", Feature.CoveredRecency, Feature.RecencyNow, Feature.Age, Feature.Season),
        new("the kind of answer", Feature.TypedAnswer),
        new("the place in the article", Feature.Lead),
        new("neighbours and nearness", Feature.Neighbours, Feature.Proximity),
        new("the time that is asked about", Feature.InTime),
        new("the number of words and the article's length", Feature.MatchedWords, Feature.ArticleLength),
        new("votes", Feature.Votes, Feature.OtherVotes),
        new("words of the answer", Feature.AnswerWords, Feature.NearAnswerWord),
        new("word vectors", Feature.LikeWords) { Words = [AnswerWordFeature.LikeNoun] },
    ];

    /// <summary>What is measured of words that could be of the answer.</summary>
    public IReadOnlyList<AnswerWordFeature> Words { get; private init; } = [];
}
