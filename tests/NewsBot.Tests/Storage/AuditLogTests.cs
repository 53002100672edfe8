using NewsBot.Commands;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class AuditLogTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_come_back_in_order_with_their_outcomes_from_an_instant_on()
    {
        var log = new SqliteAuditLog(_file.Database);
        var old = new AuditEntry(Newsroom.Noon.AddDays(-2), "terminal", "ann", "feeds add https://a.example/");
        var ended = new AuditEntry(Newsroom.Noon, "discord", "17", "feeds remove 3") { Place = "news-desk" };
        await log.EndAsync(await log.BeginAsync(ended, Ct), "Removed it.", Ct);
        await log.BeginAsync(old, Ct);

        Assert.Equal([old, ended with { Outcome = "Removed it." }], await log.ReadAsync(null, Ct));
        Assert.Equal([ended with { Outcome = "Removed it." }], await log.ReadAsync(Newsroom.Noon, Ct));
        Assert.Empty(await log.ReadAsync(Newsroom.Noon.AddSeconds(1), Ct));
    }

    public void Dispose() => _file.Dispose();
}
