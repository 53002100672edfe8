using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace NewsBot.Storage.Sqlite;

/// <summary>Shows how much is stored to whoever measures the program, while the host runs. It is counted when it is asked for.</summary>
internal sealed class SqliteGauges(SqliteDatabase database, TimeProvider time) : IHostedService, IDisposable
{
    private const string CountArticles = "select count(*) from articles where index_row is not null";

    private const string CountVersions = "select count(*) from versions";

    private const string CountFeeds = """
        select case when state = 'active' and failures > 0 then 'failing' else state end as named, count(*) from feeds group by named
        """;

    private const string CountDue = "select count(*) from feeds where state = 'active' and next_poll <= $1";

    private readonly Meter _meter = new(NewsBotMeter.Name);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _meter.CreateObservableGauge("newsbot.articles", () => Count(CountArticles), "{article}", "Articles that can be found.");
        _meter.CreateObservableGauge("newsbot.versions", () => Count(CountVersions), "{version}", "Versions of articles that are kept.");
        _meter.CreateObservableGauge("newsbot.feeds", FeedsByState, "{feed}", "Feeds of the list.");
        _meter.CreateObservableGauge("newsbot.feed.due", DueFeeds, "{feed}", "Feeds whose poll is due or in hand.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    private long Count(string sql) => database.Read(session => session.Command(sql).ReadLong()!.Value);

    private long DueFeeds() => database.Read(session => session.Command(CountDue).With(time.GetUtcNow().ToUnixTimeMilliseconds()).ReadLong()!.Value);

    private List<Measurement<long>> FeedsByState() => database.Read(session => session.Command(CountFeeds).Read(
        r => new Measurement<long>(r.GetInt64(1), new KeyValuePair<string, object?>("newsbot.feed.state", r.GetString(0)))));
}
