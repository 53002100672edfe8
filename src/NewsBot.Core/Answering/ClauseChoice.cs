using NewsBot.Articles;
using NewsBot.Ingestion.Reading;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>Chooses what is quoted of a sentence that is longer than a quote may be.</summary>
internal static class ClauseChoice
{
    /// <summary>The clauses that answer best and fit, the first of equals; null where the sentence is one unbroken run that cannot be cut between words.</summary>
    public static TextSpan? Best(string body, TextSpan sentence, int maxLength, WeightedQuestion question)
    {
        var stretches = ClauseSplitter.Stretches(body, sentence, maxLength);
        return stretches.Count == 0 ? null : stretches.MaxBy(stretch => Score(stretch.In(body).ToString(), question));
    }

    /// <summary>What of a passage's score lies in its words.</summary>
    private static double Score(string clause, WeightedQuestion question)
    {
        Word[] words = [.. TextWords.Read(clause).Where(word => !word.IsStopWord).Select(word => word.Word)];
        var match = SentenceMatch.Of(words, question);
        return (RankingWeights.Of(Feature.Coverage) * question.ShareOf(match.Matched))
            + (RankingWeights.Of(Feature.Neighbours) * question.ShareOf(match.Neighbours))
            + (RankingWeights.Of(Feature.TypedAnswer) * question.Evidence.In(words));
    }
}
