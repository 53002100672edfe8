using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>What every index finds and in which order. The fillers matter: among three articles every ranking is right.</summary>
public abstract class PassageIndexContract
{
    private readonly FakeTimeProvider _clock = new(Newsroom.Noon);
    private Newsroom? _newsroom;

    private protected Newsroom Room => _newsroom ??= new Newsroom(CreatePorts(_clock), _clock);

    private protected FakeTimeProvider Clock => _clock;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract StorePorts CreatePorts(FakeTimeProvider clock);

    [Fact]
    public async Task A_quote_that_holds_a_correction_note_is_marked_wherever_the_note_stands_in_it()
    {
        var note = "Correction: An earlier version of this report said that the catch of herring was 20 tonnes. It was 200 tonnes.";
        await Room.IngestAsync([.. News.Filler(), News.Article("herring", "Herring", $"The fleet of Kvarnsund came home on Friday.\n\nThe catch of herring was the best in years.\n\n{note}")]);

        Assert.All(await Room.QuotesAsync("What did an earlier version say about the catch of herring?"), quote =>
            Assert.Equal(quote.Snippet.Contains("Correction:", StringComparison.Ordinal), quote.IsCorrection));
        Assert.True((await Room.QuotesAsync("How many tonnes of herring was the catch?"))[0].IsCorrection);
    }

    [Fact]
    public async Task The_heavier_word_ranks_higher()
    {
        await Room.IngestAsync(News.Filler());
        var outcomes = await Room.IngestAsync(
            News.Article("volcano", "Volcano erupts", "A volcano erupted on the island on Monday.").On("2023-02-20"),
            News.Article("island", "Island votes", "The island votes for a new parliament.").On("2023-02-20"));

        await using var snapshot = await Room.Ports.Index.OpenAsync(Ct);
        var query = new SearchQuery([new WeightedTerm(["volcano"], 3, true), new WeightedTerm(["island"], 1, true)], new SearchBounds(Newsroom.Noon), Newsroom.Recency, 10);
        var found = await snapshot.SearchAsync(query, Ct);

        Assert.Equal(IdsOf(outcomes), found.Select(c => c.Article));
        Assert.True(found[0].Score > found[1].Score);
    }

    [Fact]
    public async Task Words_are_counted_in_any_of_their_forms()
    {
        await Room.IngestAsync(News.Filler(40));

        await using var snapshot = await Room.Ports.Index.OpenAsync(Ct);
        var counts = await snapshot.CountArticlesAsync(["reopening", "reopens", "lighthouses", "xylophone"], Newsroom.Noon, Ct);

        Assert.Equal([40, 40, 1, 0], counts);
    }

    [Fact]
    public async Task Words_of_what_came_later_are_not_counted()
    {
        await Room.IngestAsync(News.Filler(40));
        await Room.IngestAsync(Sighting("first", "2023-02-20"), Sighting("second", "2023-02-22"));

        await using var snapshot = await Room.Ports.Index.OpenAsync(Ct);
        foreach (var (day, expected) in new[] { ("2023-02-19", 0), ("2023-02-20", 1), ("2023-02-21", 1), ("2023-02-22", 2), ("2023-02-28", 2) })
            Assert.Equal([expected, 40], await snapshot.CountArticlesAsync(["zeppelins", "reopening"], Newsroom.TimeOf(day).End, Ct));
    }

    [Fact]
    public async Task The_rarer_word_of_a_question_decides()
    {
        await Room.IngestAsync(News.Filler(60, "2023-02-20"));
        await Room.IngestAsync(News.Article("zeppelin", "A zeppelin over the lake", "The zeppelin crossed the lake in the morning and landed near a farm."));

        var quotes = await Room.QuotesAsync("zeppelin doors opened");

        Assert.Contains("zeppelin", quotes[0].Snippet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_alike_the_newer_comes_first()
    {
        await Room.IngestAsync(News.Filler());
        var outcomes = await Room.IngestAsync(
            News.Article("old", "Zeppelin lands", "The zeppelin landed near a farm in the north.").On("2023-01-05"),
            News.Article("new", "Zeppelin lands", "The zeppelin landed near a lake in the south.").On("2023-02-27"));

        var found = await Room.SearchAsync("zeppelin");
        var quotes = await Room.QuotesAsync("Where did the zeppelin land?");

        Assert.Equal(IdsOf(outcomes).Reverse(), found.Select(c => c.Article));
        Assert.Contains("lake", quotes[0].Snippet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rare_word_finds_what_is_years_old()
    {
        await Room.IngestAsync(News.Article("old", "Zeppelin lands", "The zeppelin landed near a farm in the north.").On("1936-05-09"));
        await Room.IngestAsync(News.Filler());

        Assert.Single(await Room.SearchAsync("zeppelin"));
        Assert.Equal("1936-05-09", (await Room.QuotesAsync("Where did the zeppelin land?"))[0].Published.ToString());
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0010-05-05")]
    [InlineData("1582-10-04")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("2023-02-28T23:59:59Z")]
    public async Task Any_date_of_the_calendar_can_be_asked_about(string published)
    {
        await Room.IngestAsync(News.Article("old", "Zeppelin lands", "The zeppelin landed near a farm in the north.").On(published));

        foreach (var asOf in (string?[])[null, published, "9999-12-31", "9999-12-31T23:59:59Z"])
            Assert.Equal(published, Assert.Single(await Room.QuotesAsync("Where did the zeppelin land last year?", asOf)).Published.ToString());
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-02-01T10:00:00Z")]
    public async Task Nothing_is_found_before_anything_was_published(string asOf)
    {
        await Room.IngestAsync(News.Filler());

        Assert.Empty(await Room.QuotesAsync("Which doors were opened again?", asOf));
    }

    [Fact]
    public async Task Back_numbers_that_arrive_late_take_their_place_in_time()
    {
        await Room.IngestAsync(Sighting("third", "2023-02-20"));
        await Room.IngestAsync(Sighting("first", "2023-02-18"), Sighting("fourth", "2023-02-21"));
        await Room.IngestAsync(Sighting("second", "2023-02-19"));

        string[] expected = ["fourth", "third", "second", "first"];
        for (var day = 21; day >= 18; day--)
        {
            var bounds = new SearchBounds(Newsroom.TimeOf($"2023-02-{day}").End);
            var found = await Room.SearchAsync(bounds, "zeppelin");
            Assert.Equal(expected[(21 - day)..].Select(IdOf), found.OrderByDescending(c => c.Published).Select(c => c.Article));
            Assert.Equal(day - 17, (await Room.CoverageAsync(bounds)).Articles);
        }
    }

    [Fact]
    public async Task A_corrected_date_moves_an_article_and_answers_follow()
    {
        await Room.IngestAsync(News.Filler());
        await Room.IngestAsync(Sighting("zeppelin", "2023-02-20"));
        await Room.IngestAsync(Sighting("zeppelin", "2023-02-12"));
        Assert.Equal("2023-02-12", Assert.Single(await Room.QuotesAsync("Who saw the zeppelin?", "2023-02-15"), IsSighting).Published.ToString());

        await Room.IngestAsync(Sighting("zeppelin", "2023-02-25"));

        Assert.DoesNotContain(await Room.QuotesAsync("Who saw the zeppelin?", "2023-02-15"), IsSighting);
        Assert.Equal("2023-02-25", Assert.Single(await Room.QuotesAsync("Who saw the zeppelin?"), IsSighting).Published.ToString());
        Assert.Equal(News.Filler().Count, (await Room.CoverageAsync(new SearchBounds(Newsroom.TimeOf("2023-02-24").End))).Articles);
        Assert.Equal(News.Filler().Count + 1, (await Room.CoverageAsync(new SearchBounds(Newsroom.TimeOf("2023-02-25").End))).Articles);
    }

    [Fact]
    public async Task What_changed_since_the_last_question_is_read_anew()
    {
        var balloon = Sighting("first", "2023-02-20") with { Title = "Balloon", Body = "A balloon and no airship was seen over the lake." };
        await Room.IngestAsync([.. News.Filler(), Sighting("first", "2023-02-20"), Sighting("third", "2023-02-22")]);
        Assert.Equal(["first", "third"], await SeenAsync("zeppelin"));
        Assert.Empty(await SeenAsync("balloon"));

        await Room.IngestAsync(Sighting("second", "2023-02-21"), balloon, Sighting("old", "2021-02-21"));

        Assert.Equal(["old", "second", "third"], await SeenAsync("zeppelin"));
        Assert.Equal(["first"], await SeenAsync("balloon"));
        Assert.Contains(await Room.QuotesAsync("Where was a balloon seen?"), quote => quote.Snippet.StartsWith("A balloon and no airship", StringComparison.Ordinal));

        async Task<IEnumerable<string>> SeenAsync(string word)
        {
            string[] names = ["first", "old", "second", "third"];
            var found = (await Room.SearchAsync(word)).Select(c => c.Article).ToList();
            return names.Where(name => found.Contains(IdOf(name)));
        }
    }

    [Fact]
    public async Task The_version_that_a_reader_saw_then_is_quoted()
    {
        var first = News.Article("toll", "Quake toll", "The earthquake killed eleven people in Ashford, officials said.").On("2023-02-20T08:00:00Z");
        await Room.IngestAsync(News.Filler());
        await Room.IngestAsync(first);
        await Room.IngestAsync(first with { Updated = Newsroom.TimeOf("2023-02-21T08:00:00Z"), Body = "The earthquake killed forty people in Ashford, officials said." });
        await Room.IngestAsync(first with { Body = "The earthquake killed fifty people in Ashford, officials said." });

        Assert.Contains("eleven", await FirstQuoteAsync("2023-02-20"), StringComparison.Ordinal);
        Assert.Contains("eleven", await FirstQuoteAsync("2023-02-21T07:59:59Z"), StringComparison.Ordinal);
        Assert.Contains("forty", await FirstQuoteAsync("2023-02-21T08:00:00Z"), StringComparison.Ordinal);
        Assert.Contains("forty", await FirstQuoteAsync("2023-02-28"), StringComparison.Ordinal);
        Assert.Contains("fifty", await FirstQuoteAsync("2023-03-01"), StringComparison.Ordinal);
        Assert.Contains("fifty", await FirstQuoteAsync(null), StringComparison.Ordinal);

        async Task<string> FirstQuoteAsync(string? asOf) => (await Room.QuotesAsync("How many people did the earthquake in Ashford kill?", asOf))[0].Snippet;
    }

    [Fact]
    public async Task What_was_taken_down_is_gone_from_search_coverage_and_citations()
    {
        await Room.IngestAsync(News.Filler());
        await Room.IngestAsync(Sighting("zeppelin", "2023-02-20") with { Source = "Only Here" });
        Assert.Contains(await Room.QuotesAsync("Who saw the zeppelin?"), IsSighting);

        await Room.Ports.Archive.RemoveAsync(News.UrlOf("zeppelin").AbsoluteUri, Ct);

        Assert.Empty(await Room.SearchAsync("zeppelin"));
        Assert.DoesNotContain(await Room.QuotesAsync("Who saw the zeppelin?"), IsSighting);
        Assert.Equal(News.Filler().Count, (await Room.CoverageAsync(new SearchBounds(Newsroom.Noon))).Articles);
        Assert.Equal(1, (await Room.CoverageAsync(new SearchBounds(Newsroom.Noon))).Sources);
        Assert.DoesNotContain(await Room.Ports.Archive.SourcesAsync(Ct), s => s.Name == "Only Here");
    }

    [Fact]
    public async Task An_open_view_does_not_change_when_articles_come_and_go()
    {
        await Room.IngestAsync(News.Filler());
        await Room.IngestAsync(Sighting("zeppelin", "2023-02-20"));
        var bounds = new SearchBounds(Newsroom.Noon);
        var query = new SearchQuery([new WeightedTerm(["zeppelin"], 1, true)], bounds, Newsroom.Recency, 10);

        await using var snapshot = await Room.Ports.Index.OpenAsync(Ct);
        var before = await snapshot.CoverageAsync(bounds, Ct);
        await Room.IngestAsync(Sighting("another", "2023-02-21"));
        await Room.Ports.Archive.RemoveAsync(News.UrlOf("zeppelin").AbsoluteUri, Ct);

        Assert.Equal(before, await snapshot.CoverageAsync(bounds, Ct));
        var candidate = Assert.Single(await snapshot.SearchAsync(query, Ct));
        Assert.Equal(News.UrlOf("zeppelin").AbsoluteUri, (await snapshot.ReadAsync(candidate, Ct)).Article.Url);
    }

    private protected static Article Sighting(string name, string published) =>
        News.Article(name, $"The {name} sighting", $"Witness {char.ToUpperInvariant(name[0])}{name[1..]} saw the zeppelin above the roofs of the old town.").On(published);

    private static bool IsSighting(NewsBot.Answering.Citation quote) => quote.Snippet.Contains("zeppelin", StringComparison.Ordinal);

    private static ArticleId IdOf(string name) => ArticleId.FromKey(IdentityKey.OfUrl(News.UrlOf(name)));

    private static IEnumerable<ArticleId> IdsOf(List<IngestionOutcome> outcomes) => outcomes.Select(o => Assert.IsType<IngestionOutcome.Added>(o).Id);
}
