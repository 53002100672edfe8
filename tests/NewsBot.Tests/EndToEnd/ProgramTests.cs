using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsBot.Tests.EndToEnd;

public sealed partial class ProgramTests : IDisposable
{
    private readonly NewsBotProcess _newsBot = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string SeedsSetting => $"--Ingestion:Folders:0={NewsBotProcess.Seeds}";

    [Fact]
    public async Task Piped_questions_are_answered_from_the_samples_and_the_program_ends_with_its_input()
    {
        var ending = await _newsBot.RunAsync("Who met in Munich?\n/sources\n/dance\n", "run", SeedsSetting);

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.Matches(@"^\d+ articles from \d+ outlets, newest ", ending.Out);
        Assert.Contains("[1] ", ending.Out, StringComparison.Ordinal);
        Assert.Contains("Blinken", ending.Out, StringComparison.Ordinal);
        Assert.Contains("There is no command \"dance\"", ending.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', ending.Out);
        Assert.True(File.Exists(_newsBot.Folder.PathOf("data/newsbot.db")));
    }

    [Theory]
    [InlineData("<&-")]
    [InlineData("</dev/null")]
    public async Task An_input_that_is_closed_or_empty_ends_the_program_once_all_is_ingested(string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It is asked of Linux whether the input is closed.");

        var ending = await _newsBot.RunByShellAsync(redirection, "run", SeedsSetting);

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.Matches(@"^\d+ articles from \d+ outlets, newest .*\n$", ending.Out);
    }

    [Fact]
    public async Task What_is_ingested_is_quoted_to_the_letter()
    {
        Assert.Equal(0, (await _newsBot.RunAsync("", "ingest", NewsBotProcess.Seeds, "--db", "n.db")).Code);

        var ending = await _newsBot.RunAsync("", "ask", "Who met in Munich?", "--as-of", "2023-02-20", "--json", "--db", "n.db");

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        var answer = JsonElement.Parse(ending.Out);
        Assert.Equal("answered", answer.GetProperty("status").GetString());
        var citation = answer.GetProperty("citations")[0];
        var shown = await _newsBot.RunAsync("", "articles", "show", citation.GetProperty("articleId").GetString()!, "--db", "n.db");
        Assert.Contains("version 1 of 1", shown.Out, StringComparison.Ordinal);
        Assert.Contains(Flat(citation.GetProperty("snippet").GetString()!), Flat(shown.Out), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_be_explained_by_its_id()
    {
        await _newsBot.RunAsync("", "ingest", NewsBotProcess.Seeds, "--db", "n.db");
        var first = JsonElement.Parse((await _newsBot.RunAsync("", "ask", "Who met in Munich?", "--json", "--db", "n.db")).Out);

        var explained = await _newsBot.RunAsync("", "ask", first.GetProperty("answerId").GetString()!, "--explain", "--json", "--db", "n.db");

        var answer = JsonElement.Parse(explained.Out);
        Assert.Equal("Who met in Munich?", answer.GetProperty("question").GetString());
        Assert.True(answer.GetProperty("citations")[0].GetProperty("explanation").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Ingesting_twice_changes_nothing()
    {
        var first = await _newsBot.RunAsync("", "ingest", NewsBotProcess.Seeds, "--json", "--db", "n.db");
        var second = await _newsBot.RunAsync("", "ingest", NewsBotProcess.Seeds, "--json", "--db", "n.db");

        Assert.Equal((0, 0), (first.Code, second.Code));
        var (before, after) = (JsonElement.Parse(first.Out), JsonElement.Parse(second.Out));
        Assert.True(before.GetProperty("added").GetInt32() > 0);
        Assert.Equal(0, after.GetProperty("added").GetInt32() + after.GetProperty("updated").GetInt32());
        Assert.Equal(before.GetProperty("added").GetInt32(), after.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task The_second_run_is_refused_every_other_verb_works_beside_the_first_and_SIGTERM_ends_it_with_0()
    {
        using var first = _newsBot.Start("run", SeedsSetting);
        await first.StandardOutput.ReadLineAsync(Ct); // what is covered: it is ready

        var second = await _newsBot.RunAsync("", "run", SeedsSetting);
        var beside = await _newsBot.RunAsync("", "status");
        using (var kill = Process.Start("kill", ["-TERM", $"{first.Id}"]))
            await kill.WaitForExitAsync(Ct);
        var ending = await NewsBotProcess.EndAsync(first);

        Assert.Equal(1, second.Code);
        Assert.Matches("^newsbot: another 'newsbot run' uses the database .*\n$", second.Error);
        Assert.Equal(0, beside.Code);
        Assert.Equal((0, ""), (ending.Code, ending.Error));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_names_the_backup()
    {
        await _newsBot.RunAsync("", "ingest", NewsBotProcess.Seeds, "--db", "n.db");

        var ending = await _newsBot.RunAsync("", "db", "backup", "missing/copy.db", "--db", "n.db");

        Assert.Equal(1, ending.Code);
        Assert.Matches("^newsbot: .*missing/copy\\.db.*\n$", ending.Error);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("ask", "Who?")]
    [InlineData("run")]
    [InlineData("db", "check")]
    public async Task A_file_that_is_no_database_is_one_clear_line(params string[] args)
    {
        _newsBot.Folder.Write("n.db", new string('x', 5_000));

        var ending = await _newsBot.RunAsync("", [.. args, "--db", "n.db"]);

        Assert.Equal((1, ""), (ending.Code, ending.Out));
        Assert.Matches("^newsbot: .*n\\.db.*\n$", ending.Error);
    }

    [Fact]
    public async Task A_broken_configuration_file_is_one_clear_line()
    {
        _newsBot.Folder.Write("appsettings.json", "{ \"Storage\": ");

        var ending = await _newsBot.RunAsync("", "status");

        Assert.Equal(1, ending.Code);
        Assert.Matches("^newsbot: .*appsettings\\.json.*\n$", ending.Error);
    }

    [Fact]
    public async Task The_command_line_beats_the_configuration_file()
    {
        _newsBot.Folder.Write("appsettings.json", """{"Storage":{"Path":"configured.db"}}""");

        await _newsBot.RunAsync("", "status");
        await _newsBot.RunAsync("", "status", "--db", "typed.db");

        Assert.True(File.Exists(_newsBot.Folder.PathOf("configured.db")));
        Assert.True(File.Exists(_newsBot.Folder.PathOf("typed.db")));
    }

    [Fact]
    public async Task The_sample_of_the_settings_can_be_used_as_it_is()
    {
        var sample = Path.Combine(NewsBotProcess.Seeds, "..", "..", "appsettings.sample.json");
        _newsBot.Folder.Write("appsettings.json", await File.ReadAllTextAsync(sample, Ct));

        Assert.Equal((0, ""), await CodeAndErrorAsync("status"));
    }

    public void Dispose() => _newsBot.Dispose();

    private async Task<(int Code, string Error)> CodeAndErrorAsync(params string[] args)
    {
        var ending = await _newsBot.RunAsync("", args);
        return (ending.Code, ending.Error);
    }

    private static string Flat(string text) => Blanks().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
