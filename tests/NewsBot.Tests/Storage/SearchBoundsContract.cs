using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>How every index keeps to the bounds of a question.</summary>
public abstract class SearchBoundsContract
{
    private static readonly string[] HostileNames =
    [
        "L'Équipe", "He said \"no\"", "Times\"; drop table articles; --", "A  B", "tab\tname", "line\nend", "NEAR(a b)", "a OR b", "a* -b ^c",
        "50% off_", "(brackets", "\u0001\u001f", "مرحبا", "😀 News", "source:x", "x\u2028y", "日本経済新聞", "$1", "'",
    ];

    private readonly FakeTimeProvider _clock = new(Newsroom.Noon);
    private Newsroom? _newsroom;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Newsroom Room => _newsroom ??= new Newsroom(CreatePorts(_clock), _clock);

    private protected abstract StorePorts CreatePorts(FakeTimeProvider clock);

    [Theory]
    [InlineData(null, 5)]
    [InlineData("2023-02-17", 0)]
    [InlineData("2023-02-18", 2)] // the whole day, whatever the hour
    [InlineData("2023-02-18T00:00:00Z", 1)]
    [InlineData("2023-02-18T21:59:59Z", 1)]
    [InlineData("2023-02-18T22:00:00Z", 2)]
    [InlineData("2023-02-19T01:00:00+03:00", 2)]
    [InlineData("2023-02-19", 3)]
    [InlineData("2023-02-20T09:29:59Z", 3)]
    [InlineData("2023-02-20T09:30:00Z", 4)]
    [InlineData("2030-01-01", 6)]
    public async Task Nothing_later_than_the_day_or_instant_asked_is_seen(string? asOf, int expected)
    {
        await IngestSightingsAsync();

        await AssertSeenAsync(expected, new Question("Who saw the zeppelin?") { AsOf = TimeOrNull(asOf) });
    }

    [Theory]
    [InlineData("2023-02-19", null, 3)]
    [InlineData("2023-02-18T22:00:00Z", null, 4)]
    [InlineData(null, "2023-02-19", 3)]
    [InlineData(null, "2023-02-18T22:00:00Z", 2)]
    [InlineData("2023-02-19", "2023-02-19", 1)]
    [InlineData("2023-02-21", "2023-02-19", 0)]
    [InlineData("2023-02-01", "2099-01-01", 5)] // a later bound does not lift the time of asking
    public async Task Since_and_until_are_inclusive_days_or_instants(string? since, string? until, int expected)
    {
        await IngestSightingsAsync();

        await AssertSeenAsync(expected, new Question("Who saw the zeppelin?") { Since = TimeOrNull(since), Until = TimeOrNull(until) });
    }

    [Fact]
    public async Task An_outlet_is_named_whole_or_in_part_in_any_case()
    {
        await Room.IngestAsync(News.Filler());
        await Room.IngestAsync(Sighting(1, "BBC News"), Sighting(2, "bbc.co.uk"), Sighting(3, "BBC"), Sighting(4, "Süddeutsche Zeitung"), Sighting(5, "dw.com"));

        Assert.Equal(["BBC"], await OutletsAsync("bbc"));
        Assert.Equal(["BBC News"], await OutletsAsync("bbc news"));
        Assert.Equal(["BBC News"], await OutletsAsync("BC N"));
        Assert.Equal(["BBC", "BBC News", "bbc.co.uk"], await OutletsAsync("bb"));
        Assert.Equal(["dw.com"], await OutletsAsync("DW"));
        Assert.Equal(["Süddeutsche Zeitung"], await OutletsAsync("süddeutsche"));
        Assert.Equal(["Süddeutsche Zeitung"], await OutletsAsync("SÜDDEUTSCHE ZEITUNG"));
    }

    [Theory]
    [InlineData("The Nation", "The National")]
    [InlineData("Time", "Times")]
    [InlineData("Die Grüne", "Die Grune")]
    [InlineData("A B", "A_B")]
    [InlineData("Post ", "Post")]
    [InlineData("😀 News", "😁 News")]
    public async Task Outlets_of_like_names_are_told_apart(string one, string other)
    {
        await Room.IngestAsync(News.Filler());
        await Room.IngestAsync(Sighting(1, one), Sighting(2, other));

        Assert.Equal([one], await OutletsAsync(one));
        Assert.Equal([other], await OutletsAsync(other));
    }

    [Fact]
    public async Task An_outlet_that_is_not_ingested_has_nothing()
    {
        await IngestSightingsAsync();

        foreach (var name in HostileNames.Concat(["Gazette", "%", "_", "*", "\0", "\ud83d", new string('x', 100_000)]))
            await AssertSeenAsync(0, new Question("Who saw the zeppelin?") { Source = name });
    }

    [Fact]
    public async Task No_outlet_named_means_all_of_them()
    {
        await IngestSightingsAsync();

        await AssertSeenAsync(5, new Question("Who saw the zeppelin?") { Source = "" });
        await AssertSeenAsync(5, new Question("Who saw the zeppelin?") { Source = "  " });
    }

    [Fact]
    public async Task Any_name_of_an_outlet_can_be_asked_for()
    {
        await Room.IngestAsync(News.Filler());
        await Room.IngestAsync(HostileNames.Select((name, i) => Sighting(i, name)));

        foreach (var name in HostileNames)
            Assert.Equal([name], await OutletsAsync(name));
    }

    [Fact]
    public async Task Many_outlets_can_be_meant_by_one_part()
    {
        await Room.IngestAsync(Enumerable.Range(0, 120).Select(i => Sighting(i, $"outlet-{i}.example")));

        var coverage = await Room.CoverageAsync(new SearchBounds(Newsroom.Noon) { Source = "outlet" });
        var found = await Room.SearchAsync(new SearchBounds(Newsroom.Noon) { Source = "outlet" }, "zeppelin");

        Assert.Equal((120, 120), (coverage.Articles, coverage.Sources));
        Assert.Equal(60, found.Count); // as many as were asked for
    }

    [Fact]
    public async Task Coverage_counts_articles_outlets_and_the_newest_within_the_bounds()
    {
        await Room.IngestAsync(
            Sighting(1, "One").On("2023-02-18"), Sighting(2, "Two").On("2023-02-19T10:00:00Z"), Sighting(3, "One").On("2023-02-20"), Sighting(4, "Three").On("2023-03-09"));

        Assert.Equal(new Coverage(0, 0, null), await Room.CoverageAsync(Until("2023-02-17")));
        Assert.Equal(new Coverage(1, 1, Newsroom.TimeOf("2023-02-18")), await Room.CoverageAsync(Until("2023-02-18")));
        Assert.Equal(new Coverage(2, 2, Newsroom.TimeOf("2023-02-19T10:00:00Z")), await Room.CoverageAsync(Until("2023-02-19")));
        Assert.Equal(new Coverage(3, 2, Newsroom.TimeOf("2023-02-20")), await Room.CoverageAsync(Until("2023-03-01")));
        Assert.Equal(new Coverage(4, 3, Newsroom.TimeOf("2023-03-09")), await Room.CoverageAsync(new SearchBounds(DateTimeOffset.MaxValue)));
        Assert.Equal(new Coverage(2, 2, Newsroom.TimeOf("2023-02-20")), await Room.CoverageAsync(Until("2023-03-01") with { Since = Newsroom.TimeOf("2023-02-19").Instant }));
        Assert.Equal(new Coverage(2, 1, Newsroom.TimeOf("2023-02-20")), await Room.CoverageAsync(Until("2023-03-01") with { Source = "one" }));
        await Room.IngestAsync(Sighting(5, "Four").On("2023-02-17"));
        Assert.Equal(new Coverage(4, 3, Newsroom.TimeOf("2023-02-20")), await Room.CoverageAsync(Until("2023-03-01")));
        Assert.Equal(new Coverage(1, 1, Newsroom.TimeOf("2023-02-17")), await Room.CoverageAsync(Until("2023-02-17")));
    }

    private async Task IngestSightingsAsync() => await Room.IngestAsync(
        Sighting(1, "One").On("2023-02-18"), Sighting(2, "One").On("2023-02-18T22:00:00Z"), Sighting(3, "Two").On("2023-02-19"),
        Sighting(4, "Two").On("2023-02-20T09:30:00Z"), Sighting(5, "Two").On("2023-03-01T12:00:00Z"), Sighting(6, "Two").On("2023-03-01T12:00:01Z"));

    private async Task AssertSeenAsync(int expected, Question question)
    {
        var answer = await Room.AskAsync(question with { Limit = 10 });
        Assert.Equal(expected, answer.Quotes.Count);
        Assert.Equal(expected, answer.Coverage.Articles);
    }

    private async Task<IEnumerable<string>> OutletsAsync(string source) =>
        (await Room.QuotesAsync(new Question("Who saw the zeppelin?") { Source = source, Limit = 10 })).Select(q => q.Source).Order(StringComparer.Ordinal);

    private static Article Sighting(int number, string source) =>
        News.Article($"sighting-{number}", $"Sighting {number}", $"{Witness(number)} from {Town(number)} saw the zeppelin {Where(number)}.").By(source);

    private static string Witness(int number) => ((string[])["A baker", "One teacher", "Two nurses", "The vicar", "A pilot", "Some pupils", "A farmer"])[number % 7];

    private static string Town(int number) => ((string[])["Ashford", "Brightwell", "Coldstream", "Dunmore", "Eastleigh"])[number % 5];

    private static string Where(int number) => ((string[])["above the roofs", "behind a hill", "near the harbour at dusk", "in thick fog", "from the train", "at breakfast"])[number % 6];

    private static SearchBounds Until(string day) => new(Newsroom.TimeOf(day).End);

    private static NewsTime? TimeOrNull(string? text) => text is null ? null : Newsroom.TimeOf(text);
}
