using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace NewsBot.Storage.Sqlite;

/// <summary>Shows how much is stored to whoever measures the program, while the host runs. It is counted when it is asked for.</summary>
internal sealed class SqliteGauges(SqliteDatabase database) : IHostedService, IDisposable
{
    private const string CountArticles = "select count(*) from articles where index_row is not null";

    private const string CountVersions = "select count(*) from versions";

    private readonly Meter _meter = new(NewsBotMeter.Name);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _meter.CreateObservableGauge("newsbot.articles", () => Count(CountArticles), "{article}", "Articles that can be found.");
        _meter.CreateObservableGauge("newsbot.versions", () => Count(CountVersions), "{version}", "Versions of articles that are kept.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    private long Count(string sql) => database.Read(session => session.Command(sql).ReadLong()!.Value);
}
