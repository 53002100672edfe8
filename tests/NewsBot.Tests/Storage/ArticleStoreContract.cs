using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>What every store of articles does.</summary>
public abstract class ArticleStoreContract
{
    private const string Old = "The bridge over the Avon carries eleven thousand vehicles every day. It was closed on Monday after an inspection.";
    private const string Edited = "The bridge over the Avon carries twelve thousand vehicles every day. It was closed on Monday after an inspection.";

    private readonly FakeTimeProvider _clock = new(Newsroom.Noon);
    private Newsroom? _newsroom;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Newsroom Room => _newsroom ??= new Newsroom(CreatePorts(_clock), _clock);

    private static Article Bridge => News.Article("bridge", "Avon bridge is closed", Old);

    private protected abstract StorePorts CreatePorts(FakeTimeProvider clock);

    [Fact]
    public async Task A_new_article_comes_back_as_it_was_delivered()
    {
        var article = Bridge with
        {
            Authors = ["Ann Ó Briain", "李 Wei"],
            Language = "en-GB",
            Updated = NewsTime.OfInstant(Newsroom.Noon.AddDays(-1)),
            Body = "  First line,\twith a tab.\r\n\r\nSecond “line”; ünïcode 😀.\n ",
        };

        var added = Assert.IsType<IngestionOutcome.Added>(Assert.Single(await Room.IngestAsync(article)));

        var stored = await Room.FindAsync(added.Id.Value);
        Assert.False(stored.IsRemoved);
        var version = Assert.Single(stored.Versions);
        Assert.Equal((1, Newsroom.Noon), (version.Number, version.SeenAt));
        Assert.Equal(article.Authors, version.Article.Authors);
        Assert.Equal(article with { Keys = [], Authors = [] }, version.Article with { Keys = [], Authors = [] });
    }

    [Fact]
    public async Task The_same_version_again_is_unchanged()
    {
        await Room.IngestAsync(Bridge);
        var again = await Room.IngestAsync(Bridge);

        Assert.IsType<IngestionOutcome.Unchanged>(Assert.Single(again));
        Assert.Single((await Room.FindAsync(Bridge.Url!)).Versions);
        Assert.Equal(1, (await Room.Ports.Archive.CoverageAsync(Ct)).Articles);
    }

    [Fact]
    public async Task Whatever_an_outlet_changes_makes_a_new_version_and_the_old_one_is_kept()
    {
        Article[] versions =
        [
            Bridge, Bridge with { Title = "Avon bridge stays closed" }, Bridge with { Body = Edited }, Bridge with { Authors = ["Ann Roe"] },
            Bridge.On("2023-02-21"), Bridge with { Updated = Newsroom.TimeOf("2023-02-21T08:00:00Z") }, Bridge with { Language = "en" }, Bridge.By("Other"), Bridge,
        ];
        foreach (var version in versions)
            Assert.IsNotType<IngestionOutcome.Unchanged>(Assert.Single(await Room.IngestAsync(version)));

        var stored = await Room.FindAsync(Bridge.Url!);

        Assert.Equal(Enumerable.Range(1, versions.Length), stored.Versions.Select(v => v.Number));
        Assert.Equal(versions.Select(v => (v.Title, v.Body)), stored.Versions.Select(v => (v.Article.Title, v.Article.Body)));
        Assert.Equal(1, (await Room.Ports.Archive.CoverageAsync(Ct)).Articles);
    }

    [Fact]
    public async Task The_same_text_with_less_told_about_it_is_unchanged()
    {
        var full = Bridge with { Authors = ["Ann Roe"], Language = "en", Published = Newsroom.TimeOf("2023-02-19T08:00:00Z"), Updated = Newsroom.TimeOf("2023-02-20T08:00:00Z") };
        await Room.IngestAsync(full);
        Article[] lesser =
        [
            full with { Authors = [] }, full with { Language = null, Updated = null }, full with { Published = null }, full with { Published = Newsroom.TimeOf("2023-02-19") },
            full with { Source = null }, full with { Source = "127.0.0.1" }, full with { Url = null },
        ];

        foreach (var article in lesser)
            Assert.IsType<IngestionOutcome.Unchanged>(Assert.Single(await Room.IngestAsync(article)));
        Assert.IsType<IngestionOutcome.Updated>(Assert.Single(await Room.IngestAsync(full with { Authors = [], Published = Newsroom.TimeOf("2023-02-18") })));
        Assert.IsType<IngestionOutcome.Updated>(Assert.Single(await Room.IngestAsync(full with { Source = "1843" })));
    }

    [Fact]
    public async Task An_article_that_was_taken_down_does_not_come_back_by_any_of_its_keys()
    {
        var article = Bridge with { Keys = [.. Bridge.Keys, IdentityKey.OfFeedEntry("https://example.com/feed", "7")] };
        await Room.IngestAsync(article);
        Assert.Equal(TakeDown.Done, await Room.Ports.Archive.RemoveAsync(article.Url!, Ct));

        var late = IdentityKey.OfRecord("late.jsonl", "1");
        var outcomes = await Room.IngestAsync(article, article with { Body = Edited }, article with { Keys = [article.Keys[1], late], Url = null });
        outcomes.AddRange(await Room.IngestAsync(article with { Keys = [late] }));

        Assert.Equal(4, outcomes.Count);
        Assert.All(outcomes, o => Assert.Contains("taken down", Assert.IsType<IngestionOutcome.Refused>(o).Reason, StringComparison.Ordinal));
        var stored = await Room.FindAsync(article.Url!);
        Assert.True(stored.IsRemoved);
        Assert.Empty(stored.Versions);
        Assert.Equal(TakeDown.NotFound, await Room.Ports.Archive.RemoveAsync(article.Url!, Ct));
        Assert.Equal(new Coverage(0, 0, null), await Room.Ports.Archive.CoverageAsync(Ct));
    }

    [Fact]
    public async Task Any_of_its_keys_finds_an_article_again()
    {
        var guid = IdentityKey.OfFeedEntry("https://example.com/feed", "7");
        var first = Assert.IsType<IngestionOutcome.Added>(Assert.Single(await Room.IngestAsync(Bridge with { Keys = [guid, .. Bridge.Keys] })));

        var byUrl = await Room.IngestAsync(Bridge with { Body = Edited });
        var byGuid = await Room.IngestAsync(Bridge with { Keys = [guid], Url = "https://example.com/moved" });

        Assert.Equal(first.Id, Assert.IsType<IngestionOutcome.Updated>(Assert.Single(byUrl)).Id);
        Assert.Equal(first.Id, Assert.IsType<IngestionOutcome.Updated>(Assert.Single(byGuid)).Id);
    }

    [Fact]
    public async Task A_key_that_comes_with_an_unchanged_article_is_learnt()
    {
        var guid = IdentityKey.OfFeedEntry("https://example.com/second-feed", "9");
        var first = Assert.IsType<IngestionOutcome.Added>(Assert.Single(await Room.IngestAsync(Bridge)));
        Assert.IsType<IngestionOutcome.Unchanged>(Assert.Single(await Room.IngestAsync(Bridge with { Keys = [guid, .. Bridge.Keys] })));

        var moved = await Room.IngestAsync(Bridge with { Keys = [guid], Url = "https://example.com/elsewhere" });

        Assert.Equal(first.Id, Assert.IsType<IngestionOutcome.Updated>(Assert.Single(moved)).Id);
    }

    [Fact]
    public async Task Of_keys_of_two_articles_the_first_decides()
    {
        var other = News.Article("other", "Tunnel opens", "The tunnel below the hill was opened by the minister on Friday.");
        var outcomes = await Room.IngestAsync(Bridge, other);
        var id = Assert.IsType<IngestionOutcome.Added>(outcomes[1]).Id;

        var updated = await Room.IngestAsync(Bridge with { Keys = [.. other.Keys, .. Bridge.Keys] });

        Assert.Equal(id, Assert.IsType<IngestionOutcome.Updated>(Assert.Single(updated)).Id);
        Assert.Equal(Old, Assert.Single((await Room.FindAsync(Bridge.Url!)).Versions).Article.Body);
    }

    [Fact]
    public async Task A_file_that_was_moved_and_then_edited_is_one_article()
    {
        var file = Bridge with { Url = "file:///news/bridge.txt", Keys = [IdentityKey.OfFile("/news/bridge.txt"), IdentityKey.OfContent("Avon bridge is closed", Old)] };
        var moved = file with { Url = "file:///old/bridge.txt", Keys = [IdentityKey.OfFile("/old/bridge.txt"), file.Keys[1]] };
        var edited = moved with { Body = Edited, Keys = [moved.Keys[0], IdentityKey.OfContent("Avon bridge is closed", Edited)] };

        var outcomes = new[] { await Room.IngestAsync(file), await Room.IngestAsync(moved), await Room.IngestAsync(edited) }.SelectMany(o => o).ToList();

        Assert.IsType<IngestionOutcome.Added>(outcomes[0]);
        Assert.All(outcomes.Skip(1), o => Assert.IsType<IngestionOutcome.Updated>(o));
        Assert.Equal(Edited, (await Room.FindAsync("file:///old/bridge.txt")).Versions[^1].Article.Body);
        Assert.Equal(1, (await Room.Ports.Archive.CoverageAsync(Ct)).Articles);
    }

    [Theory]
    [InlineData("http://example.com/bridge")]
    [InlineData("https://www.example.com/bridge/")]
    [InlineData("https://EXAMPLE.com/bridge?utm_source=x&fbclid=1#top")]
    public async Task An_address_written_otherwise_is_the_same_article(string url)
    {
        await Room.IngestAsync(Bridge);

        var outcome = await Room.IngestAsync(Bridge with { Url = url, Keys = [IdentityKey.OfUrl(new Uri(url))] });

        Assert.IsType<IngestionOutcome.Updated>(Assert.Single(outcome));
        Assert.Equal(2, (await Room.FindAsync(url)).Versions.Count);
    }

    [Fact]
    public async Task The_same_article_twice_in_one_batch_is_stored_once_in_its_last_version()
    {
        var states = await Room.Ports.Store.SaveAsync([News.Prepare(Bridge), News.Prepare(Bridge), News.Prepare(Bridge with { Body = Edited }), News.Prepare(Bridge.On("2023-01-02"))], Ct);

        Assert.Equal([VersionState.New, VersionState.Unchanged, VersionState.Changed, VersionState.Changed], states.Select(s => s.State));
        Assert.Single(states.Select(s => s.Id).Distinct());
        Assert.Single(await Room.SearchAsync("bridge"));
        Assert.Empty(await Room.SearchAsync("twelve"));
        Assert.Single(await Room.SearchAsync("eleven"));
    }

    [Fact]
    public async Task A_batch_is_stored_whole_or_not_at_all()
    {
        var broken = News.Prepare(News.Article("broken", "Broken", "This one has no words.")) with { Encoded = null! };
        await Room.IngestAsync(News.Filler(3));

        await Assert.ThrowsAnyAsync<Exception>(async () => await Room.Ports.Store.SaveAsync([News.Prepare(Bridge), broken], Ct));

        Assert.Null(await Room.Ports.Archive.FindAsync(Bridge.Url!, Ct));
        Assert.Empty(await Room.SearchAsync("bridge"));
        Assert.Equal(3, (await Room.Ports.Archive.CoverageAsync(Ct)).Articles);
        Assert.IsType<IngestionOutcome.Added>(Assert.Single(await Room.IngestAsync(Bridge)));
    }

    [Fact]
    public async Task Nothing_is_stored_when_it_is_cancelled_before_it_begins() =>
        await AssertNothingStoredAsync(() => Room.Ports.Store.SaveAsync([News.Prepare(Bridge)], new CancellationToken(canceled: true)).AsTask());

    [Fact]
    public async Task An_article_without_a_date_has_the_time_when_it_was_first_seen()
    {
        await Room.IngestAsync(Bridge with { Published = null });
        _clock.Advance(TimeSpan.FromDays(3));
        await Room.IngestAsync(Bridge with { Published = null, Body = Edited });

        var quote = (await Room.QuotesAsync("How many vehicles does the Avon bridge carry?"))[0];

        Assert.Equal(NewsTime.OfInstant(Newsroom.Noon), quote.Published);
        Assert.Null((await Room.FindAsync(Bridge.Url!)).Versions[^1].Article.Published);
        Assert.IsType<IngestionOutcome.Unchanged>(Assert.Single(await Room.IngestAsync(Bridge with { Published = null, Body = Edited })));
    }

    [Fact]
    public async Task A_look_up_answers_in_the_order_asked()
    {
        var removed = News.Article("removed", "Gone", "This report will be taken down at the request of its writer.");
        await Room.IngestAsync(Bridge, removed);
        await Room.Ports.Archive.RemoveAsync(removed.Url!, Ct);
        var fresh = News.Article("fresh", "Fresh", "Nobody has seen this report before today.");

        var states = await Room.Ports.Store.LookUpAsync([.. new[] { fresh, Bridge, removed, Bridge with { Body = Edited } }.Select(KeyOf)], Ct);

        Assert.Equal([VersionState.New, VersionState.Unchanged, VersionState.Removed, VersionState.Changed], states.Select(s => s.State));
    }

    private async Task AssertNothingStoredAsync(Func<Task> work)
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(work);
        Assert.Equal(0, (await Room.Ports.Archive.CoverageAsync(Ct)).Articles);
    }

    private static VersionKey KeyOf(Article article) => new(article.Keys, ArticleEncoder.FingerprintOf(article));
}
