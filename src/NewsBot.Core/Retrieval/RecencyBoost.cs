namespace NewsBot.Retrieval;

/// <summary>How the age of an article counts: a share that never fades and one that halves with every half-life.</summary>
/// <param name="Newest">The instant from which age is counted.</param>
/// <param name="HalfLife">When the fading share is halved.</param>
/// <param name="Floor">The share that never fades, from 0 to 1.</param>
public readonly record struct RecencyBoost(DateTimeOffset Newest, TimeSpan HalfLife, double Floor)
{
    /// <summary>An old article that says it best is still worth nearly half of a new one.</summary>
    public const double UsualFloor = 0.4;

    /// <summary>All that is no older is equally new: what happened this week is told on any day of it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    /// <summary>What is so much older than fresh has a third of its season left.</summary>
    private static readonly TimeSpan SeasonAge = TimeSpan.FromDays(120);

    /// <summary>From <see cref="Floor"/> for the very old to 1 for the newest.</summary>
    public double For(DateTimeOffset published)
    {
        var age = Newest - published - Fresh;
        return age <= TimeSpan.Zero ? 1 : Floor + ((1 - Floor) * Math.Pow(0.5, age / HalfLife));
    }

    /// <summary>From 0 for the very old to 1 for the newest, as months count and not days.</summary>
    public double SeasonFor(DateTimeOffset published) => Math.Exp(Math.Min(0, (Fresh - (Newest - published)) / SeasonAge));
}
