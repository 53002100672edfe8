using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Commands;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.EndToEnd;

/// <summary>What was told to be stored is there, whenever the program is killed.</summary>
public sealed partial class KillTests : IDisposable
{
    private const int Articles = 5000;
    private const string Bulk = "bulk.jsonl";

    private readonly NewsBotProcess _newsBot = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ingestion_that_is_killed_again_and_again_loses_nothing_and_can_be_finished()
    {
        await WriteBulkAsync();
        foreach (var linesBeforeKill in (int[])[1, 1, 2])
        {
            var told = await IngestAndKillAsync(linesBeforeKill);
            await AssertSoundAsync();
            await AssertStoredAsync(told);
        }

        var ending = await _newsBot.RunAsync("", "ingest", Bulk, "--json", "--db", "n.db");

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        var counts = JsonElement.Parse(ending.Out);
        Assert.Equal(Articles, counts.GetProperty("added").GetInt32() + counts.GetProperty("unchanged").GetInt32());
        await AssertSoundAsync();
        await AssertStoredAsync(Articles);
    }

    public void Dispose() => _newsBot.Dispose();

    /// <summary>Kills the program when it has told its progress so many times; gives what it told at last.</summary>
    private async Task<int> IngestAndKillAsync(int linesBeforeKill)
    {
        using var process = _newsBot.Start("ingest", Bulk, "--db", "n.db");
        var told = 0;
        for (var lines = 0; lines < linesBeforeKill && await process.StandardOutput.ReadLineAsync(Ct) is { } line; lines++)
            told = CountIn(line) ?? told;
        process.Kill();
        await process.WaitForExitAsync(Ct);
        while (await process.StandardOutput.ReadLineAsync(Ct) is { } line) // what it told before it died
            told = CountIn(line) ?? told;
        return told;
    }

    private async Task AssertSoundAsync()
    {
        var check = await _newsBot.RunAsync("", "db", "check", "--db", "n.db");
        Assert.Equal((0, "the database is sound\n", ""), (check.Code, check.Out, check.Error));
    }

    /// <summary>The articles of a bulk file are stored in its order.</summary>
    private async Task AssertStoredAsync(int told)
    {
        using var database = SqliteFile.OpenAt(_newsBot.Folder.PathOf("n.db"));
        var archive = new SqliteArchive(database);
        Assert.InRange((await archive.CoverageAsync(Ct)).Articles, told, Articles);
        for (var i = 0; i < told; i++)
        {
            var stored = Assert.IsType<StoredArticle>(await archive.FindAsync(UrlOf(i), Ct));
            Assert.Equal(TitleOf(i), Assert.Single(stored.Versions).Article.Title);
        }
    }

    private async Task WriteBulkAsync()
    {
        var details = News.Filler(48).Select(a => a.Body).ToList();
        var lines = new StringBuilder();
        for (var i = 0; i < Articles; i++)
        {
            var text = string.Join("\n\n", Enumerable.Range(0, 6).Select(p => details[((i * 11) + (p * ((i % 7) + 1))) % details.Count]));
            var published = new DateOnly(2022, 1, 1).AddDays(i % 500).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            lines.Append(JsonSerializer.Serialize(new { url = UrlOf(i), title = TitleOf(i), text = $"Number {i} was counted. {text}", published })).Append('\n');
        }

        await File.WriteAllTextAsync(_newsBot.Folder.PathOf(Bulk), lines.ToString(), Ct);
    }

    private static string UrlOf(int number) => $"https://example.com/{number}";

    private static string TitleOf(int number) => $"Report number {number}";

    /// <summary>Progress and the last line both say how many were added, updated and unchanged.</summary>
    private static int? CountIn(string line)
    {
        var counts = Counts().Matches(line);
        return counts.Count == 0 ? null : counts.Sum(m => int.Parse(m.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"(?:added|updated|unchanged) (\d[\d,]*\d|\d)")]
    private static partial Regex Counts();
}
