namespace NewsBot.Retrieval;

/// <summary>How much each of some measures counts, as it was learned: a section of <see cref="WeightsFile"/>.</summary>
/// <param name="section">The section's name.</param>
/// <param name="names">The measures, in order.</param>
internal sealed class LearnedWeights(string section, IReadOnlyList<string> names)
{
    private double[]? _values;

    /// <summary>The section's name.</summary>
    public string Section => section;

    /// <summary>The measures, in order.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The weight of each measure.</summary>
    public double[] Values => _values ??= WeightsFile.Read(section, names);

    /// <summary>The weights of all members of an enumeration.</summary>
    public static LearnedWeights Of<TFeature>(string section)
        where TFeature : struct, Enum => new(section, Enum.GetNames<TFeature>());

    /// <summary>The weighted sum of what was measured; there may be more behind it that has no weight here.</summary>
    public double Score(double[] features)
    {
        var values = Values;
        var score = 0.0;
        for (var i = 0; i < values.Length; i++)
            score += values[i] * features[i];
        return score;
    }

    /// <summary>Counts with other weights from now on; while learning only.</summary>
    public void Replace(double[] values) => _values = values;
}
