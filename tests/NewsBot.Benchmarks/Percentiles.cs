using System.Globalization;

namespace NewsBot.Benchmarks;

/// <summary>What half, 95 and 99 of 100 stay below, in milliseconds.</summary>
internal sealed record Percentiles(double Half, double Most, double NearlyAll)
{
    public static Percentiles Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(t => t.TotalMilliseconds).Order().ToList();
        return new Percentiles(At(0.5), At(0.95), At(0.99));

        double At(double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Half,6:F1} {Most,6:F1} {NearlyAll,6:F1}");
}
