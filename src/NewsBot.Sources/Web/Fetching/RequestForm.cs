namespace NewsBot.Sources.Web.Fetching;

/// <summary>What every request of a fetch asks for, whatever address it is led to.</summary>
/// <param name="Accept">The types that are wanted.</param>
/// <param name="MostBytes">The most bytes that are taken of the answer.</param>
internal sealed record RequestForm(string Accept, int MostBytes)
{
    /// <summary>The state that is known already.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Whether a larger answer is of use as far as it was read; else it is a failure.</summary>
    public bool IsBeginningEnough { get; init; }

    /// <summary>The form of <paramref name="request"/>.</summary>
    public static RequestForm Of(FetchRequest request, FetchLimits limits) => new(AcceptOf(request.Kind), limits.MostBytes)
    {
        Validators = request.Validators ?? Validators.None,
    };

    /// <summary>The form for a robots.txt.</summary>
    public static RequestForm ForRobots(FetchLimits limits) => new("text/plain,*/*;q=0.1", limits.RobotsBytes) { IsBeginningEnough = true };

    private static string AcceptOf(FetchKind kind) => kind == FetchKind.Feed
        ? "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1"
        : "text/html,application/xhtml+xml,*/*;q=0.1";
}
