using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks;

/// <summary>
/// Feeds of a loopback server, each on a host of its own, polled by the built program: how long it takes until all entries are stored,
/// how long until all feeds were asked again while nothing changed, and how much memory that took at most.
/// </summary>
internal sealed class PollingRun(int feeds, int entriesPerFeed) : IDisposable
{
    private const int Port = 18473;
    private const int WordsPerEntry = 400;
    private const int Seed = 20260302;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsbot-poll-");
    private readonly HttpListener _listener = new();
    private readonly string[] _words = MakeWords();
    private long _requests;
    private long _bytes;

    private string DatabasePath => Path.Combine(_folder.FullName, "news.db");

    public async Task RunAsync(CancellationToken ct)
    {
        _listener.Prefixes.Add($"http://*:{Port}/");
        _listener.Start();
        var serving = ServeAsync();
        await ImportAsync(ct);
        await using var program = Start("run", "--Ingestion:AllowedNetworks:0=127.0.0.0/8");
        using var database = new SqliteDatabase(Options.Create(new SqliteOptions { Path = DatabasePath }));
        var archive = new SqliteArchive(database);
        var store = new SqliteFeedStore(database, TimeProvider.System);
        await TellAsync("all entries stored", program, async () => (await archive.CoverageAsync(ct)).Articles == feeds * entriesPerFeed && await AllPolledAsync(store, 0, ct), ct);

        var since = TimeProvider.System.GetUtcNow();
        await store.HastenAsync([.. (await store.ListAsync(ct)).Select(f => f.Id)], since, ct);
        await TellAsync("all asked again", program, () => AllPolledAsync(store, since.ToUnixTimeMilliseconds(), ct), ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"database {new FileInfo(DatabasePath).Length / 1e6:F0} MB"));
        _listener.Stop();
        await serving;
    }

    public void Dispose()
    {
        _listener.Close();
        _folder.Delete(recursive: true);
    }

    private async Task TellAsync(string what, BuiltProgram program, Func<ValueTask<bool>> isDone, CancellationToken ct)
    {
        var (watch, requests, bytes, cpu) = (Stopwatch.StartNew(), _requests, _bytes, program.ProcessorTime);
        while (!await isDone())
        {
            if (_requests == requests) // it is seen after some seconds that the list was changed from outside
                watch.Restart();
            program.ThrowIfEnded();
            await Task.Delay(Look, TimeProvider.System, ct);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-20} {watch.Elapsed.TotalSeconds,6:F1} s, {(program.ProcessorTime - cpu).TotalSeconds:F1} s of processor, {_requests - requests} requests, {(_bytes - bytes) / 1e6:F0} MB served, peak memory {PeakOf(program)} MB"));
    }

    private static async ValueTask<bool> AllPolledAsync(SqliteFeedStore store, long since, CancellationToken ct) =>
        await store.NextPollAsync(DateTimeOffset.MinValue, ct) > TimeProvider.System.GetUtcNow()
        && (await store.ListAsync(ct)).All(feed => feed.LastPoll?.ToUnixTimeMilliseconds() >= since);

    private async Task ImportAsync(CancellationToken ct)
    {
        var list = Path.Combine(_folder.FullName, "feeds.opml");
        var outlines = Enumerable.Range(0, feeds).Select(i => $"<outline xmlUrl='http://127.{1 + (i / 250)}.0.{1 + (i % 250)}:{Port}/feed'/>");
        await File.WriteAllTextAsync(list, $"<opml><body>{string.Concat(outlines)}</body></opml>", ct);
        await using var import = Start("feeds", "import", list);
        await import.EndsAsync(ct);
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Answer(context));
            }
            catch (Exception ex) when (ex is HttpListenerException or ObjectDisposedException) // the end
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        Interlocked.Increment(ref _requests);
        using var response = context.Response;
        response.Headers["ETag"] = "\"1\"";
        if (context.Request.Headers["If-None-Match"] is not null)
        {
            response.StatusCode = (int)HttpStatusCode.NotModified;
            return;
        }

        var body = Encoding.UTF8.GetBytes(FeedOf(context.Request.Url!.Host));
        Interlocked.Add(ref _bytes, body.Length);
        response.ContentType = "application/rss+xml; charset=utf-8";
        response.ContentLength64 = body.Length;
        response.OutputStream.Write(body);
    }

    private string FeedOf(string host)
    {
        var random = new Random(Seed + host.Sum(c => c * 31) + host.Length);
        var now = TimeProvider.System.GetUtcNow();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>");
        xml.Append(CultureInfo.InvariantCulture, $"<title>News of {host}</title><link>http://{host}/</link><language>en</language>");
        for (var i = 0; i < entriesPerFeed; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<item><guid isPermaLink=\"false\">{host}/{i}</guid><link>http://{host}/story/{i}</link><title>{Sentence(random, 8)}</title>");
            xml.Append(CultureInfo.InvariantCulture, $"<pubDate>{now.AddHours(-i * 5):r}</pubDate><content:encoded>");
            for (var words = 0; words < WordsPerEntry; words += 80)
                xml.Append("&lt;p&gt;").Append(Sentence(random, 20)).Append(' ').Append(Sentence(random, 20)).Append(' ').Append(Sentence(random, 20)).Append(' ').Append(Sentence(random, 20)).Append("&lt;/p&gt;");
            xml.Append("</content:encoded></item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }

    private string Sentence(Random random, int words)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[(int)(_words.Length * random.NextDouble() * random.NextDouble() * random.NextDouble())]));
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    /// <summary>Words of two to five syllables, the first of which are frequent.</summary>
    private static string[] MakeWords()
    {
        var random = new Random(Seed);
        string[] syllables = ["ka", "ri", "mo", "ten", "sul", "bar", "ine", "do", "ver", "pla", "chi", "ost", "un", "ger", "li", "tra"];
        return [.. Enumerable.Range(0, 30_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => syllables[random.Next(syllables.Length)])))];
    }

    private static long PeakOf(BuiltProgram program)
    {
        var line = File.ReadLines($"/proc/{program.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    private BuiltProgram Start(params ReadOnlySpan<string> args) => BuiltProgram.Start(_folder.FullName, [.. args, "--db", DatabasePath]);
}
