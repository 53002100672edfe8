using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks;

/// <summary>
/// Ingests a bulk file with the built program and kills it at random moments, round after round on one database, and on a new one
/// whenever a round finds nothing left to do. After each round the database must be sound and hold all that the program told it had
/// stored; the last run is left alone and must store the rest.
/// </summary>
internal sealed partial class KillRounds(string bulkFile, int rounds, int seed) : IDisposable
{
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(6);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsbot-kill-");
    private readonly Random _random = new(seed);
    private int _databases = 1;

    private string DatabasePath => Path.Combine(_folder.FullName, $"{_databases}.db");

    /// <summary>True when nothing was lost.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var lost = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var wait = _random.NextDouble() * LongestRound;
            var (told, isFinished) = await IngestAsync(wait, ct);
            var (missing, isSound) = await ExamineAsync(told, ct);
            lost += missing + (isSound ? 0 : 1);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round,2}: {(isFinished ? "finished before" : "killed at")} {wait.TotalSeconds:F2} s, told {told,6}, missing {missing}, {(isSound ? "sound" : "NOT SOUND")}"));
            if (isFinished)
                _databases++;
        }

        var (all, _) = await IngestAsync(Timeout.InfiniteTimeSpan, ct);
        var last = await ExamineAsync(all, ct);
        Console.WriteLine($"to the end: told {all}, missing {last.Missing}, {(last.IsSound ? "sound" : "NOT SOUND")}; seed {seed}");
        return lost + last.Missing == 0 && last.IsSound;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Told, bool IsFinished)> IngestAsync(TimeSpan wait, CancellationToken ct)
    {
        using var process = Start("ingest", bulkFile, "--db", DatabasePath);
        var told = ReadCountsAsync(process.StandardOutput, ct);
        var ended = process.WaitForExitAsync(ct);
        var isFinished = wait == Timeout.InfiniteTimeSpan || await Task.WhenAny(ended, Task.Delay(wait, TimeProvider.System, ct)) == ended;
        if (wait != Timeout.InfiniteTimeSpan)
            process.Kill();
        await ended;
        return (await told, isFinished);
    }

    private static async Task<int> ReadCountsAsync(StreamReader output, CancellationToken ct)
    {
        var told = 0;
        while (await output.ReadLineAsync(ct) is { } line)
        {
            var counts = Counts().Matches(line);
            if (counts.Count > 0)
                told = counts.Sum(m => int.Parse(m.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        }

        return told;
    }

    /// <summary>How many of the first <paramref name="told"/> of the bulk file are not stored, and what <c>db check</c> says.</summary>
    private async Task<(int Missing, bool IsSound)> ExamineAsync(int told, CancellationToken ct)
    {
        using var check = Start("db", "check", "--db", DatabasePath);
        await check.StandardOutput.ReadToEndAsync(ct);
        await check.WaitForExitAsync(ct);
        using var database = new SqliteDatabase(Options.Create(new SqliteOptions { Path = DatabasePath }));
        var store = new SqliteArticleStore(database, TimeProvider.System);
        var missing = 0;
        await foreach (var outcome in FileSources.Open(bulkFile, new IngestionOptions()).FetchAsync(ct).Take(told))
        {
            if (outcome is FetchOutcome.Fetched { Article: var article }
                && (await store.LookUpAsync([new VersionKey(article.Keys, ArticleEncoder.FingerprintOf(article))], ct))[0].State is VersionState.New)
                missing++;
        }

        return (missing, check.ExitCode == 0);
    }

    private static Process Start(params ReadOnlySpan<string> args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "newsbot.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"(?:added|updated|unchanged|refused) (\d[\d,]*\d|\d)")]
    private static partial Regex Counts();
}
