using Microsoft.Extensions.Logging;

namespace NewsBot.Commands;

/// <summary>Whether the bot can answer: all its parts work.</summary>
public sealed partial class Readiness(IEnumerable<IReadinessPart> parts, ILogger<Readiness> logger)
{
    private readonly IReadinessPart[] _parts = [.. parts];

    /// <summary>Every part as it is now.</summary>
    public async ValueTask<IReadOnlyList<PartState>> LookAsync(CancellationToken ct)
    {
        List<PartState> states = [];
        foreach (var part in _parts)
            states.Add(new PartState(part.Name, await ProblemOfAsync(part, ct)));
        return states;
    }

    private async ValueTask<string?> ProblemOfAsync(IReadinessPart part, CancellationToken ct)
    {
        try
        {
            return await part.ProblemAsync(ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // a part that cannot even tell does not work
        {
            Log.PartBroke(logger, ex, part.Name);
            return $"It could not be looked at ({ex.GetType().Name}); the log says more.";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Whether {Part} is ready could not be told")]
        public static partial void PartBroke(ILogger logger, Exception exception, string part);
    }
}

/// <summary>How a part of the bot is.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Problem">Why it does not work, a sentence for the owner; null where it works.</param>
public sealed record PartState(string Name, string? Problem);
