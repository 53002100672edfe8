using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks.Chat;

/// <summary>
/// Questions in the emulated chats to the built program, one, twenty and a hundred at once: how long until they are acknowledged and
/// until the answers arrive. Before and after each load half as many questions are asked of the answerer alone: the rest is the chat's part.
/// </summary>
internal sealed class ChatRun(string articles, IReadOnlyList<string> questions) : IDisposable
{
    private const int WarmUp = 200;

    private static readonly Uri Program = new("http://127.0.0.1:18474");
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWay = TimeSpan.FromMinutes(2);
    private static readonly (int AtOnce, int Rounds)[] Loads = [(1, 200), (20, 20), (100, 6)];
    private static readonly Func<Task<IChatWay>>[] Ways =
    [
        () => DiscordWay.StartAsync(isHttp: false, Program),
        () => DiscordWay.StartAsync(isHttp: true, Program),
        () => SlackWay.StartAsync(isHttp: false, Program),
        () => SlackWay.StartAsync(isHttp: true, Program),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsbot-chat-");
    private int _asked;

    private string DatabasePath => Path.Combine(_folder.FullName, "news.db");

    /// <summary>True when all was answered.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        await using (var ingest = BuiltProgram.Start(_folder.FullName, "ingest", articles, "--db", DatabasePath))
            await ingest.EndsAsync(ct);
        using var database = new SqliteDatabase(Options.Create(new SqliteOptions { Path = DatabasePath }));
        var alone = new AnswererAlone(database, questions);
        await alone.AskAsync(1, WarmUp, ct);
        Console.WriteLine("                            acknowledged, ms         answered, ms             alone, ms   the chat's part");
        Console.WriteLine("                   at once    p50    p95    p99       p50    p95    p99         p50     of the answer's p50");
        foreach (var start in Ways)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
            timeout.CancelAfter(LongestWay);
            await using var way = await start();
            try
            {
                await MeasureAsync(way, alone, timeout.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                Console.Error.WriteLine($"{way.Name}: after {LongestWay.TotalSeconds} s not all was answered");
                return false;
            }
        }

        return true;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task MeasureAsync(IChatWay way, AnswererAlone alone, CancellationToken ct)
    {
        await using var program = BuiltProgram.Start(_folder.FullName, ["run", "--db", DatabasePath, $"--Urls={Program}", "--Answers:PerUserPerMinute=1000", .. way.Settings]);
        await ReadyAsync(program, ct);
        await AskAsync(way, 1, WarmUp, ct);
        foreach (var (atOnce, rounds) in Loads)
        {
            var before = await alone.AskAsync(atOnce, rounds / 2, ct);
            var times = await AskAsync(way, atOnce, rounds, ct);
            var after = await alone.AskAsync(atOnce, rounds / 2, ct);
            var query = Percentiles.Of([.. before, .. after]);
            var (acknowledged, answered) = (Percentiles.Of(times.Select(t => t.Acknowledged)), Percentiles.Of(times.Select(t => t.Answered)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{way.Name,-17} {atOnce,8} {acknowledged}    {answered}      {query.Half,6:F1}      {1 - (query.Half / answered.Half),6:P0}"));
        }
    }

    private async Task<List<ReplyTimes>> AskAsync(IChatWay way, int atOnce, int rounds, CancellationToken ct)
    {
        var times = new List<ReplyTimes>();
        for (var round = 0; round < rounds; round++)
            times.AddRange(await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => way.AskAsync(questions[_asked % questions.Count], _asked++, ct))));
        return times;
    }

    private static async Task ReadyAsync(BuiltProgram program, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Program };
        while (true)
        {
            program.ThrowIfEnded();
            try
            {
                using var response = await http.GetAsync("/readyz", ct);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Look, TimeProvider.System, ct);
        }
    }
}
