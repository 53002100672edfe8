using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsBot.Tests.EndToEnd;

/// <summary>The built program with its endpoints, in a process of its own: what it measures is its own.</summary>
public sealed partial class EndpointTests : IDisposable
{
    private const string Urls = "--Urls=http://127.0.0.1:0";

    private readonly NewsBotProcess _newsBot = new();
    private readonly HttpClient _client = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_of_itself_while_it_runs_and_logs_a_JSON_object_a_line()
    {
        using var run = _newsBot.Start("run", $"--Ingestion:Folders:0={NewsBotProcess.Seeds}", Urls, "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft=Information");
        List<JsonElement> log = [];
        _client.BaseAddress = await NewsBotProcess.AddressAsync(run, log);
        await run.StandardInput.WriteLineAsync("Who met in Munich?".AsMemory(), Ct);
        await run.StandardInput.WriteLineAsync("Did zyxomats yodel in Qwolvarex?".AsMemory(), Ct);
        await run.StandardInput.FlushAsync(Ct);
        await NewsBotProcess.ReadUntilAsync(run.StandardOutput, line => line.Contains("found no answer", StringComparison.OrdinalIgnoreCase));

        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/healthz", Ct)).StatusCode);
        Assert.Equal("database: ready\n", await _client.GetStringAsync("/readyz", Ct));
        var metrics = await _client.GetStringAsync("/metrics", Ct);
        var health = await _newsBot.RunAsync("", "health", $"--Urls={_client.BaseAddress}");
        var taken = await _newsBot.RunAsync("", "run", $"--Urls={_client.BaseAddress}", "--db", "other.db");
        run.StandardInput.Close();
        var ending = await NewsBotProcess.EndAsync(run);

        Assert.Equal(27, Value(metrics, "newsbot_articles"));
        Assert.Equal(27, Value(metrics, "newsbot_versions"));
        Assert.Equal(27, Value(metrics, "newsbot_ingestion_articles_total", "newsbot_ingestion_outcome=\"added\""));
        Assert.Equal(1, Value(metrics, "newsbot_question_duration_seconds_count", "newsbot_question_outcome=\"answered\""));
        Assert.Equal(1, Value(metrics, "newsbot_question_duration_seconds_count", "newsbot_question_outcome=\"not_found\""));
        Assert.Equal(1, Value(metrics, "newsbot_question_duration_seconds_bucket", "newsbot_question_outcome=\"answered\"", "le=\"60\""));
        Assert.Equal(0, Value(metrics, "newsbot_queue_length", "newsbot_queue_name=\"fetched\""));
        Assert.Equal(0, Value(metrics, "newsbot_queue_length", "newsbot_queue_name=\"prepared\""));
        Assert.Equal((0, "database: ready\n", ""), (health.Code, health.Out, health.Error));
        Assert.Equal(1, taken.Code);
        Assert.Matches(@"^newsbot: Nobody can listen at http://127\.0\.0\.1:\d+, which Urls names: another program uses this port\.", taken.Error);
        Assert.Equal(0, ending.Code);
        log.AddRange(ending.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)));
        Assert.Contains(log, line => line.GetProperty("Message").GetString()!.StartsWith("Ingested ", StringComparison.Ordinal));
        Assert.All(log, line => Assert.True(line.TryGetProperty("Scopes", out _) && line.TryGetProperty("LogLevel", out _) && line.TryGetProperty("Timestamp", out _)));
    }

    [Fact]
    public async Task Without_addresses_nobody_listens()
    {
        var ending = await _newsBot.RunAsync("", "run", "--Logging:LogLevel:Default=Information");

        Assert.Equal(0, ending.Code);
        Assert.Contains("Application started", ending.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("listening", ending.Error, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose()
    {
        _client.Dispose();
        _newsBot.Dispose();
    }

    private static double Value(string metrics, string name, params string[] labels)
    {
        var line = Assert.Single(metrics.Split('\n'), l => l.StartsWith(name + "{", StringComparison.Ordinal) && labels.All(label => l.Contains(label, StringComparison.Ordinal)));
        return double.Parse(Number().Match(line).Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"[\d.]+$")]
    private static partial Regex Number();
}
