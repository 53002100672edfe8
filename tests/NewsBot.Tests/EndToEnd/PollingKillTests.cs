using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.EndToEnd;

/// <summary>Whenever the program is killed while it polls, nothing is lost and nothing stands twice.</summary>
public sealed partial class PollingKillTests : IAsyncDisposable
{
    private const int Feeds = 40;
    private const int Entries = 20;

    private readonly NewsBotProcess _newsBot = new();
    private readonly HashSet<string> _told = [];
    private LoopbackSite? _site;
    private int _allowance;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LoopbackSite Site => _site ?? throw new InvalidOperationException("The site is not there yet.");

    [Fact]
    public async Task Polls_that_are_killed_again_and_again_are_made_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not answer at all of 127.0.0.0/8.");
        _site = await LoopbackSite.StartAsync(ServeAsync, "0.0.0.0");
        _newsBot.Folder.Write("feeds.opml", Opml());
        Assert.Equal("Added 40 feeds, 0 in the list already; 'newsbot run' polls them.\n", (await _newsBot.RunAsync("", "feeds", "import", "feeds.opml", "--db", "n.db")).Out);
        foreach (var (served, told) in ((int, int)[])[(6, 2), (10, 9), (14, 16)])
        {
            await PollAndKillAsync(served, told);
            await AssertSoundAsync();
        }

        await PollAndKillAsync(int.MaxValue, Feeds);

        await AssertSoundAsync();
        using var database = SqliteFile.OpenAt(_newsBot.Folder.PathOf("n.db"));
        Assert.Equal((Feeds * Entries, Feeds * Entries), database.Read(s => s.Command("select count(distinct article), count(*) from versions").Read(r => (r.GetInt32(0), r.GetInt32(1))).Single()));
        Assert.All(await new SqliteFeedStore(database, TimeProvider.System).ListAsync(Ct), feed => Assert.Equal((Entries, null), (feed.Articles, feed.LastError)));
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        _newsBot.Dispose();
    }

    /// <summary>Polls until so many feeds are told to be stored in all; the site answers so many requests and keeps the others waiting.</summary>
    private async Task PollAndKillAsync(int served, int told)
    {
        Volatile.Write(ref _allowance, served);
        using var process = _newsBot.Start("run", "--db", "n.db", "--Ingestion:AllowedNetworks:0=127.0.0.0/8", "--Logging:LogLevel:NewsBot=Debug");
        while (_told.Count < told && await process.StandardError.ReadLineAsync(Ct) is { } line)
            Note(line);
        process.Kill();
        await process.WaitForExitAsync(Ct);
        while (await process.StandardError.ReadLineAsync(Ct) is { } line) // what it told before it died
            Note(line);
        Assert.True(_told.Count >= told, $"It ended after {_told.Count} feeds.");
    }

    private void Note(string line)
    {
        if (Polled().Match(line) is { Success: true } polled)
            _told.Add(polled.Groups["feed"].Value);
    }

    private async Task AssertSoundAsync()
    {
        var check = await _newsBot.RunAsync("", "db", "check", "--db", "n.db");
        Assert.Equal((0, "the database is sound\n", ""), (check.Code, check.Out, check.Error));
        using var database = SqliteFile.OpenAt(_newsBot.Folder.PathOf("n.db"));
        var stored = await new SqliteFeedStore(database, TimeProvider.System).ListAsync(Ct);
        Assert.All(_told, feed => Assert.Equal(Entries, stored.Single(f => f.Url == feed).Articles));
        _told.UnionWith(stored.Where(f => f.LastSuccess is not null).Select(f => f.Url)); // the kill came before the line that tells it
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (Interlocked.Decrement(ref _allowance) < 0)
            await LoopbackSite.HangAsync(context);
        var host = context.Request.Host.Host;
        var xml = new StringBuilder("<rss version='2.0' xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel><title>Many</title>");
        for (var i = 0; i < Entries; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 12).Select(s => $"Sentence {s} of report {i} of {host} tells what happened at the harbour that day. "));
            xml.Append(CultureInfo.InvariantCulture, $"<item><guid>http://{host}/{i}</guid><title>Report {i}</title><c:encoded>{text}</c:encoded></item>");
        }

        await context.Response.WriteAsync(xml.Append("</channel></rss>").ToString(), context.RequestAborted);
    }

    private string Opml() => $"<opml><body>{string.Concat(Enumerable.Range(1, Feeds).Select(i => $"<outline xmlUrl='{Site.At("/feed", $"127.0.0.{i}")}'/>"))}</body></opml>";

    [GeneratedRegex("Polled (?<feed>http://127[^ ]*): ")]
    private static partial Regex Polled();
}
