using NewsBot.Ingestion;
using NewsBot.Retrieval;

namespace NewsBot.Benchmarks.Asking;

/// <summary>A system that is filled with articles in a folder of its own and asked, each way of asking timed.</summary>
internal interface IAskedSystem : IDisposable
{
    string Name { get; }

    Task FillAsync(IArticleSource articles, CancellationToken ct);

    IReadOnlyList<AskedWay> Ways { get; }
}

/// <summary>A way to ask a system.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="AskAsync">Asks.</param>
internal sealed record AskedWay(string Name, Func<Question, CancellationToken, ValueTask> AskAsync)
{
    /// <summary>The headlines and texts of the first candidates; null where it tells none.</summary>
    public Func<Question, int, CancellationToken, IAsyncEnumerable<string>>? TextsAsync { get; init; }
}
