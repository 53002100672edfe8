using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Where the words of a question stand among others.</summary>
internal sealed class AskedWords(WeightedQuestion question)
{
    /// <summary>At this distance, in words, a word of the question counts half.</summary>
    private const double HalfDistance = 3;

    /// <summary>What a word counts at each distance; further away it counts as at the last.</summary>
    private static readonly double[] Falling = [.. Enumerable.Range(0, 256).Select(distance => 1 / (1 + (distance / HalfDistance)))];

    private readonly List<(int Place, int At)> _asked = [];

    /// <summary>Looks for them in some words; those of the last ones are forgotten.</summary>
    public void Read(ReadOnlySpan<Word> words)
    {
        _asked.Clear();
        for (var i = question.NextIn(words, 0); i >= 0; i = question.NextIn(words, i + 1))
        {
            if (question.PlaceOf(words[i].Stem) is var place and >= 0)
                _asked.Add((place, i));
        }

        _asked.Sort();
    }

    /// <summary>The share of the question's word weight that stands around a place, each word by its distance.</summary>
    public double Nearness(int at)
    {
        var weight = 0.0;
        for (var i = 0; i < _asked.Count;)
        {
            var (place, nearest) = (_asked[i].Place, int.MaxValue);
            for (; i < _asked.Count && _asked[i].Place == place; i++)
                nearest = Math.Min(nearest, Math.Abs(_asked[i].At - at));
            weight += question.Weights[place] * Falling[Math.Min(nearest, Falling.Length - 1)];
        }

        return weight / question.TotalWeight;
    }
}
