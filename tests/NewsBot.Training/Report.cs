using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsBot.Training;

/// <summary>Prints figures: those of the ranking as if every question were answered, and those of abstaining and of direct answers.</summary>
internal static class Report
{
    private static readonly double[] SilentShares = [0.02, 0.03, 0.04, 0.05, 0.06];
    private static readonly double[] DirectBounds = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65];
    private static readonly string[] RankedFigures = ["A@1", "A@3", "seen@1", "seen@3", "doc@1"];
    private static readonly string[] AnsweredFigures = ["silent", "abstained", "answer shown", "answer right"];

    public static void Print(string title, Measurement measured)
    {
        Console.WriteLine($"\n{title} ({string.Join(", ", RankedFigures)} as if nothing were abstained from)");
        Console.WriteLine($"{"",-13} {string.Concat(RankedFigures.Concat(AnsweredFigures).Select(name => $"{name,13}"))}");
        foreach (var set in measured.Sets)
        {
            var figures = RankedFigures.Select(name => Text(measured.Ranked(set), name)).Concat(AnsweredFigures.Select(name => Text(measured.Answered(set), name)));
            Console.WriteLine($"{set.Name,-13} {string.Concat(figures.Select(figure => $"{figure,13}"))}");
        }
    }

    /// <summary>What silence would cost and bring at other bounds.</summary>
    public static void PrintSilence(Measurement measured)
    {
        var first = TrainingSet.All[0];
        foreach (var share in SilentShares)
        {
            var bound = measured.BoundOf(first, share);
            var shares = TrainingSet.All.Select(set => string.Create(CultureInfo.InvariantCulture, $"{set.Name} {measured.ShareBelow(set, bound):F3}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"silent below {bound:F2}: {string.Join(", ", shares)}"));
        }
    }

    /// <summary>What direct answers would be shown, and right, from other probabilities on.</summary>
    public static void PrintDirect(Measurement measured)
    {
        foreach (var bound in DirectBounds)
        {
            var shares = measured.Sets.Where(set => set != TrainingSet.All[^1]).Select(set => (set, Direct: measured.DirectFrom(set, bound)))
                .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.set.Name} {s.Direct.Shown:F3} shown, {s.Direct.Right:F3} of them right"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"direct answers from {bound:F2}: {string.Join("; ", shares)}"));
        }
    }

    private static string Text(JsonObject figures, string name) =>
        figures[name] is { } figure ? ((double)figure).ToString("F3", CultureInfo.InvariantCulture) : "";
}
