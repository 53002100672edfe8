using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Where the words of a question stand among others.</summary>
internal sealed class AskedWords
{
    /// <summary>At this distance, in words, a word of the question counts half.</summary>
    private const double HalfDistance = 3;

    /// <summary>What a word counts at each distance; further away it counts as at the last.</summary>
    private static readonly double[] Falling = [.. Enumerable.Range(0, 256).Select(distance => 1 / (1 + (distance / HalfDistance)))];

    private readonly WeightedQuestion _question;
    private readonly List<(int Place, int At)> _asked = [];

    public AskedWords(ReadOnlySpan<Word> words, WeightedQuestion question)
    {
        _question = question;
        for (var i = 0; i < words.Length; i++)
        {
            if (question.PlaceOf(words[i].Stem) is var place and >= 0)
                _asked.Add((place, i));
        }
    }

    /// <summary>The share of the question's word weight that stands around a place, each word by its distance.</summary>
    public double Nearness(int at)
    {
        Span<int> nearest = stackalloc int[_question.Weights.Length];
        nearest.Fill(int.MaxValue);
        foreach (var (place, i) in _asked)
            nearest[place] = Math.Min(nearest[place], Math.Abs(i - at));
        var weight = 0.0;
        for (var place = 0; place < nearest.Length; place++)
            weight += nearest[place] < int.MaxValue ? _question.Weights[place] * Falling[Math.Min(nearest[place], Falling.Length - 1)] : 0;
        return weight / _question.TotalWeight;
    }
}
