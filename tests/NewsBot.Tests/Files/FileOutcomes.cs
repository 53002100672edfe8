using NewsBot.Ingestion;
using NewsBot.Sources.Files;

namespace NewsBot.Tests.Files;

/// <summary>Fetches and sorts what a path delivers.</summary>
internal static class FileOutcomes
{
    public static async Task<List<FetchOutcome>> Of(string path, IngestionOptions? options = null)
    {
        var source = FileSources.Open(path, options ?? new IngestionOptions());
        return await source.FetchAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static FetchOutcome.Fetched Fetched(this FetchOutcome outcome) => Assert.IsType<FetchOutcome.Fetched>(outcome);

    public static FetchOutcome.Refused Refused(this FetchOutcome outcome) => Assert.IsType<FetchOutcome.Refused>(outcome);

    public static FetchOutcome.Unreadable Unreadable(this FetchOutcome outcome) => Assert.IsType<FetchOutcome.Unreadable>(outcome);
}
