using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>The rows of the index have room for so many articles of one day: what is too many must not pass for the next day's.</summary>
public sealed class FullDayTests : IDisposable
{
    private const string Day = "2023-02-20";

    private static readonly Article Bridge = News.Article("bridge", "Bridge opens", "The bridge over the Tallow opened in the morning.").On(Day);
    private static readonly Article Tower = News.Article("tower", "Tower closes", "The tower beside the Tallow closed in the evening.");

    private readonly SqliteFile _file = new();

    [Fact]
    public async Task The_last_row_of_a_day_is_taken_and_what_comes_after_it_is_refused()
    {
        await _file.Newsroom.IngestAsync(Bridge);
        FillDay(rowsLeft: 1);

        var outcomes = await _file.Newsroom.IngestAsync(Tower.On(Day), Tower.On(Day) with { Keys = ["url:late"] }, Tower.On("2023-02-21") with { Keys = ["url:next"] });

        Assert.IsType<IngestionOutcome.Added>(outcomes[0]);
        Assert.Contains("no more articles of its day", Assert.IsType<IngestionOutcome.Refused>(outcomes[1]).Reason, StringComparison.Ordinal);
        Assert.IsType<IngestionOutcome.Added>(outcomes[2]);
        Assert.Equal(2, (await _file.Newsroom.CoverageAsync(new(Newsroom.TimeOf(Day).End))).Articles);
        Assert.Equal(["2023-02-20", "2023-02-21"], _file.Query("select index_row from articles where index_row is not null order by index_row desc limit 2", r => IndexRow.DayOf(r.GetInt64(0)).ToString("yyyy-MM-dd", null)).Order());
    }

    [Fact]
    public async Task A_version_that_is_dated_into_a_full_day_leaves_the_one_before_it()
    {
        await _file.Newsroom.IngestAsync(Bridge, Tower.On("2023-02-19"));
        FillDay(rowsLeft: 0);

        Assert.IsType<IngestionOutcome.Refused>(Assert.Single(await _file.Newsroom.IngestAsync(Tower.On(Day) with { Body = "The tower stays open." })));

        Assert.Equal(Tower.Body, Assert.Single((await _file.Newsroom.FindAsync(Tower.Url!)).Versions).Article.Body);
        Assert.Single(await _file.Newsroom.SearchAsync("tower"));
        Assert.IsType<IngestionOutcome.Updated>(Assert.Single(await _file.Newsroom.IngestAsync(Tower.On("2023-02-19") with { Body = "The tower stays open." })));
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Moves the first article of the day so far back that there is room for so many more.</summary>
    private void FillDay(int rowsLeft)
    {
        var published = Newsroom.TimeOf(Day).Instant.ToUnixTimeMilliseconds();
        _file.Execute($"update articles set index_row = {IndexRow.LastOfDay(published) - rowsLeft} where index_row = {IndexRow.FirstOfDay(published)}");
    }
}
