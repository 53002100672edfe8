using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>A short answer made of a citation's words.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsDerived">Whether it is a date worked out from a weekday and the day of publication.</param>
internal sealed record DirectAnswer(string Text, bool IsDerived);

/// <summary>Finds short direct answers where they are certain.</summary>
internal static class DirectAnswers
{
    public static DirectAnswer? Find(Ranking ranking, IReadOnlyList<Citation> citations, double confidence) => null;
}
