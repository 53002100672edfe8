using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Web;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion.Feeds.Simulation;

/// <summary>Two hundred feeds, polled for three weeks of a clock that moves on only while nobody is asked for anything.</summary>
internal sealed class SimulatedWorld : IDisposable
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(21);
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private const int Sites = 185;
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    private readonly TempFolder _folder = TempFolder.InMemory();
    private readonly SqliteDatabase _database;
    private readonly List<SimulatedSite> _sites;

    public SimulatedWorld()
    {
        _sites = [.. Enumerable.Range(1, Sites).Select(n => new SimulatedSite(n, MannersOf(n), Ledger, Start))];
        Web = new SimulatedWeb(_sites, Clock) { IsOffline = now => Outages.Any(outage => outage.Contains(now)) };
        _database = SqliteFile.OpenAt(_folder.PathOf("news.db"));
        Feeds = new SqliteFeedStore(_database, Clock);
    }

    /// <summary>When our own network is down: a morning, and a night and a day.</summary>
    public static IReadOnlyList<Outage> Outages { get; } =
        [new Outage(Start.AddDays(5), Start.AddDays(5).AddHours(6)), new Outage(Start.AddDays(12), Start.AddDays(12).AddHours(30))];

    public FakeTimeProvider Clock { get; } = new(Start);

    public ServedLedger Ledger { get; } = new();

    public SimulatedWeb Web { get; }

    public SqliteFeedStore Feeds { get; }

    public Notes Told { get; } = new();

    /// <summary>A hundred and eighty-five sites, fifteen of which serve their entries as a second feed.</summary>
    public IReadOnlyList<NewFeed> Addresses =>
        [.. _sites.Select(s => s.FeedAt(Start)).Concat(_sites.Take(15).Select(s => s.SecondFeed)).Select(url => new NewFeed(url, "test", Start))];

    public SimulatedSite SiteOf(Feed feed) => _sites.Single(site => feed.Url.StartsWith($"https://{site.Host}/", StringComparison.Ordinal));

    /// <summary>The poller as the program that has just started makes it.</summary>
    public FeedPolling NewPolling()
    {
        var pages = new FetchedPages(Web);
        var poll = new FeedPoll(new WebFeedFetcher(Web, pages, Clock), Feeds, new IngestionPipeline(new SqliteArticleStore(_database, Clock), Retention.Forever));
        return new FeedPolling(
            poll, Feeds, new FeedProgress(new PollSchedule(null, new Random(5))), new AdminPlaces([Told], NullLogger<AdminPlaces>.Instance), Clock, NullLogger<FeedPolling>.Instance);
    }

    /// <summary>Makes all polls that are due, then moves the clock on to the next.</summary>
    public async Task StepAsync(FeedPolling polling, CancellationToken ct)
    {
        var next = await polling.StartDueAsync(ct);
        while (polling.InHand > 0)
        {
            await polling.AnyEndedAsync(ct);
            await polling.SettleAsync(ct);
            next = await polling.StartDueAsync(ct);
        }

        Ledger.EndStep();
        Advance(next);
    }

    /// <summary>Starts the polls that are due and kills the program in the middle of them.</summary>
    public async Task KillAsync(FeedPolling polling, CancellationToken ct)
    {
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await polling.StartDueAsync(kill.Token);
        await kill.CancelAsync();
        await polling.AbandonAsync();
        Ledger.BreakStep();
        Web.LoseAnswers();
    }

    /// <summary>The versions of each entry that are stored, in their order; articles that are not whole or stand twice fail.</summary>
    public Dictionary<string, List<int>> Stored()
    {
        var stored = new Dictionary<string, List<int>>();
        var articles = new Dictionary<string, long>();
        foreach (var (article, title, body) in _database.Read(s => s.Command("select article, title, body from versions order by article, number").Read(r => (r.GetInt64(0), r.GetString(1), r.GetString(2)))))
        {
            var (token, version) = SimulatedEntry.Read(title, body) ?? throw new InvalidDataException($"Not whole: {title}: {body}");
            if (articles.TryAdd(token, article))
                stored[token] = [];
            Assert.Equal(articles[token], article);
            stored[token].Add(version);
        }

        return stored;
    }

    /// <summary>How many articles count as published after they were first seen.</summary>
    public long DatedAhead() => _database.Read(s => s.Command("select count(*) from articles a join versions v on v.article = a.id and v.number = 1 where a.published > v.seen_at").ReadLong()!.Value);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private void Advance(DateTimeOffset? next)
    {
        var wait = next - Clock.GetUtcNow() ?? Tick;
        Clock.Advance(wait > Tick ? wait : Tick);
    }

    private static SiteManners MannersOf(int number) => new()
    {
        HasValidators = number % 4 != 0,
        HasFullText = number % 3 != 0,
        HasIds = number % 5 != 0,
        Dates = number % 7 == 0 ? DateManners.None : number % 11 == 0 ? DateManners.Ahead : DateManners.Right,
        AskedMinutes = number % 6 == 0 ? 60 : 0,
        FaultsOfHundred = number % 8 == 0 ? 40 : 6,
        MovesAt = number % 9 == 0 ? Start.AddDays(4 + (number % 5)) : DateTimeOffset.MaxValue,
        GoneAt = number % 31 == 0 ? Start.AddDays(9) : DateTimeOffset.MaxValue,
        BreaksAt = number % 23 == 0 ? Start.AddDays(15) : DateTimeOffset.MaxValue,
    };

    internal sealed record Outage(DateTimeOffset From, DateTimeOffset To)
    {
        public bool Contains(DateTimeOffset now) => now >= From && now < To;
    }

    internal sealed class Notes : IAdminPlace
    {
        public List<string> Texts { get; } = [];

        public ValueTask TellAsync(string text, CancellationToken ct)
        {
            Texts.Add(text);
            return ValueTask.CompletedTask;
        }
    }
}
