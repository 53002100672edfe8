namespace NewsBot.Answering.Direct;

/// <summary>What is measured, beside the kind of answer that is asked for, to tell that no possible answer is right.</summary>
internal enum NoAnswerFeature
{
    /// <summary>Always 1.</summary>
    Always,

    /// <summary>The share of the question's word weight that stands in the best passage.</summary>
    Coverage,

    /// <summary>The share of names and figures that stand neither there nor in its headline.</summary>
    MissingNames,

    /// <summary>How likely the likeliest word is of the answer.</summary>
    LikelyWord,
}
