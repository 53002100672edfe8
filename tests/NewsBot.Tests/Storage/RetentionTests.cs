using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class RetentionTests : IDisposable
{
    private const int KeptDays = 30;

    private static readonly DateTimeOffset Cutoff = new(2023, 1, 30, 0, 0, 0, TimeSpan.Zero);

    private static readonly Article Old = News.Article("old", "Old bridge", "The bridge over the Tallow was painted green.").On("2023-01-29");

    private static readonly Article Kept = News.Article("kept", "Kept bridge", "The bridge over the Wensum was painted blue.").On("2023-01-30");

    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_published_before_goes_with_every_version_and_row_and_the_rest_stays()
    {
        await _file.Newsroom.IngestAsync([Old, Kept, .. News.Filler()]);
        await _file.Newsroom.IngestAsync(Old with { Body = Old.Body + " It was red before." });

        Assert.Equal(1, await ExpireAsync());

        Assert.Null(await _file.Newsroom.Ports.Archive.FindAsync(Old.Url!, Ct));
        Assert.DoesNotContain(await _file.Newsroom.QuotesAsync("Which bridge was painted?"), quote => quote.Title == Old.Title);
        Assert.Contains(await _file.Newsroom.QuotesAsync("Which bridge was painted?"), quote => quote.Title == Kept.Title);
        Assert.Equal((25, 25, 25), (_file.Count("articles"), _file.Count("versions"), _file.Count("identity_keys")));
        Assert.Empty(await _file.Upkeep.CheckAsync(Ct));
    }

    [Fact]
    public async Task A_step_removes_no_more_than_asked_the_oldest_first()
    {
        await _file.Newsroom.IngestAsync(News.Filler(10, "2023-01-20"));
        await _file.Newsroom.IngestAsync(Old.On("2022-06-01"), Kept);

        List<int> removed = [];
        foreach (var most in (int[])[1, 4, 4, 4, 4])
            removed.Add(await ExpireAsync(most));

        Assert.Equal([1, 4, 4, 2, 0], removed);
        Assert.Equal(1, (await _file.Newsroom.CoverageAsync(new SearchBounds(Newsroom.Noon))).Articles);
    }

    [Fact]
    public async Task Who_counted_before_counts_anew_after_the_last_step()
    {
        await _file.Newsroom.IngestAsync([Old, Kept]);
        Assert.Equal(2, (await _file.Newsroom.CoverageAsync(new SearchBounds(Newsroom.Noon))).Articles);

        await ExpireAsync();

        Assert.Equal(1, (await _file.Newsroom.CoverageAsync(new SearchBounds(Newsroom.Noon))).Articles);
    }

    [Fact]
    public async Task What_is_too_old_is_not_taken_in_and_the_report_says_why()
    {
        var outcomes = await Keeping(KeptDays).IngestAsync(Old, Kept);

        var refused = Assert.IsType<IngestionOutcome.Refused>(outcomes[0]);
        Assert.Equal("it was published on 2023-01-29, before the 30 days that are kept (Ingestion:KeepDays)", refused.Reason);
        Assert.True(refused.IsTooOld);
        Assert.IsType<IngestionOutcome.Added>(outcomes[1]);
    }

    [Fact]
    public async Task What_was_removed_does_not_come_again_with_a_date_or_without()
    {
        var undated = News.Article("undated", "Undated bridge", "The bridge over the Yare was painted white.") with { Published = null };
        await Keeping(KeptDays).IngestAsync(undated, Kept);
        _file.Clock.Advance(TimeSpan.FromDays(KeptDays + 1));
        Assert.Equal(2, await ExpireAsync(before: new Retention(Microsoft.Extensions.Options.Options.Create(new IngestionOptions { KeepDays = KeptDays }), _file.Clock).Cutoff));

        var again = await Keeping(KeptDays).IngestAsync(undated, Kept);

        Assert.All(again, outcome => Assert.IsType<IngestionOutcome.Refused>(outcome));
        Assert.Equal(0, _file.Count("versions"));
        Assert.Empty(await _file.Upkeep.CheckAsync(Ct));
    }

    [Fact]
    public async Task What_had_a_date_can_be_taken_in_again_once_more_is_kept()
    {
        await _file.Newsroom.IngestAsync(Old);
        await ExpireAsync();

        Assert.IsType<IngestionOutcome.Added>(Assert.Single(await _file.Newsroom.IngestAsync(Old)));
        Assert.NotEmpty(await _file.Newsroom.QuotesAsync("Which bridge was painted green?"));
    }

    [Fact]
    public async Task What_was_taken_down_stays_down()
    {
        await _file.Newsroom.IngestAsync(Old);
        await _file.Newsroom.Ports.Archive.RemoveAsync(Old.Url!, Ct);

        Assert.Equal(0, await ExpireAsync());

        Assert.IsType<IngestionOutcome.Refused>(Assert.Single(await _file.Newsroom.IngestAsync(Old)));
    }

    [Fact]
    public async Task The_file_shrinks_when_it_is_optimized()
    {
        await _file.Newsroom.IngestAsync([.. News.Filler(280, "2023-01-10"), Kept]);
        await _file.Upkeep.OptimizeAsync(Ct);
        while (await ExpireAsync(RetentionWorker.StepSize) == RetentionWorker.StepSize)
            Assert.Empty(await _file.Upkeep.CheckAsync(Ct));

        var (before, after) = await _file.Upkeep.OptimizeAsync(Ct);

        Assert.True(after < before / 2, $"{before} bytes before, {after} after");
        Assert.Empty(await _file.Upkeep.CheckAsync(Ct));
        Assert.NotEmpty(await _file.Newsroom.QuotesAsync("Which bridge was painted blue?"));
    }

    [Fact]
    public async Task A_question_that_is_being_answered_sees_what_was_there_when_it_began()
    {
        await _file.Newsroom.IngestAsync([Old, Kept, .. News.Filler()]);
        await using var snapshot = await _file.Newsroom.Ports.Index.OpenAsync(Ct);
        var before = await snapshot.CoverageAsync(new SearchBounds(Newsroom.Noon) { Until = Cutoff }, Ct);

        await ExpireAsync();

        Assert.Equal(before, await snapshot.CoverageAsync(new SearchBounds(Newsroom.Noon) { Until = Cutoff }, Ct));
        Assert.NotEmpty(await _file.Newsroom.QuotesAsync("Which bridge was painted blue?"));
    }

    public void Dispose() => _file.Dispose();

    private Newsroom Keeping(int days) => new(_file.PortsOf(_file.Database), _file.Clock, days);

    private ValueTask<int> ExpireAsync(int most = 100, DateTimeOffset? before = null) =>
        _file.Newsroom.Ports.Store.ExpireAsync(before ?? Cutoff, most, Ct);
}
