namespace NewsBot.Retrieval;

/// <summary>How much each <see cref="AnswerWordFeature"/> counts, and each <see cref="WordKind"/> by what is asked for.</summary>
internal static class AnswerWordWeights
{
    private static readonly int Types = Enum.GetValues<AnswerType>().Length;

    /// <summary>The weights of the features as they were learned.</summary>
    public static readonly LearnedWeights Learned = LearnedWeights.Of<AnswerWordFeature>("answerWords");

    /// <summary>Those of the kinds: "Capital for Person".</summary>
    public static readonly LearnedWeights LearnedKinds = new(
        "answerWordKinds", [.. from kind in Enum.GetNames<WordKind>() from type in Enum.GetNames<AnswerType>() select $"{kind} for {type}"]);

    /// <summary>The place of a kind of word that answers what is asked for.</summary>
    public static int KindOf(WordKind kind, AnswerType type) => ((int)kind * Types) + (int)type;

    /// <summary>How likely each of some words is of the answer.</summary>
    public static double[] Probabilities(IReadOnlyList<AnswerWord> words)
    {
        var kinds = LearnedKinds.Values;
        double[] shares = [.. words.Select(word => Learned.Score(word.Features) + kinds[word.Kind])];
        var top = shares.DefaultIfEmpty().Max();
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
            sum += shares[i] = Math.Exp(shares[i] - top);
        for (var i = 0; i < shares.Length; i++)
            shares[i] /= sum;
        return shares;
    }
}
