using Moq;
using NewsBot.App.CommandLine;
using NewsBot.App.Hosting;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;

namespace NewsBot.Tests.App;

public sealed class VerbTests : IDisposable
{
    private readonly Shell _shell = new();

    [Theory]
    [InlineData("dance")]
    [InlineData("--dance")]
    [InlineData("who", "met", "in", "Munich?")]
    [InlineData("db")]
    [InlineData("articles", "show")]
    [InlineData("eval")]
    public async Task Wrong_usage_exits_with_2_and_points_to_the_help(params string[] args)
    {
        Assert.Equal(2, await _shell.RunAsync(args));
        Assert.Contains("--help'.", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_its_verb_is_told_how_it_is_asked()
    {
        Assert.Equal(2, await _shell.RunAsync("who", "met?"));
        Assert.StartsWith("newsbot: there is no command 'who'; a question is asked with: newsbot ask ", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("ask", "--help")]
    [InlineData("db", "backup", "--help")]
    [InlineData("eval", "-h")]
    public async Task Help_has_examples(params string[] args)
    {
        Assert.Equal(0, await _shell.RunAsync(args));
        Assert.Contains("Examples:\n  newsbot", _shell.Out.ToString(), StringComparison.Ordinal);
        Assert.Equal("", _shell.Error.ToString());
    }

    [Theory]
    [InlineData("status")]
    [InlineData("sources")]
    [InlineData("ask", "Who?")]
    public async Task A_database_that_cannot_be_used_is_one_line_and_exit_code_1(params string[] args)
    {
        var unavailable = new ArchiveUnavailableException("The database news.db is locked.");
        _shell.Archive.Setup(a => a.StatusAsync(It.IsAny<CancellationToken>())).ThrowsAsync(unavailable);
        _shell.Archive.Setup(a => a.SourcesAsync(It.IsAny<CancellationToken>())).ThrowsAsync(unavailable);
        _shell.Archive.Setup(a => a.CoverageAsync(It.IsAny<CancellationToken>())).ThrowsAsync(unavailable);
        _shell.Answer = _ => throw unavailable;

        Assert.Equal(1, await _shell.RunAsync(args));
        Assert.Equal("newsbot: The database news.db is locked.\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task A_setting_that_makes_no_sense_is_told_before_anything_is_done()
    {
        Assert.Equal(1, await _shell.RunAsync("status", "--Storage:Provider=Oracle"));
        Assert.Equal("newsbot: Storage:Provider must be Sqlite; it is the only store there is.\n", _shell.Error.ToString());
    }

    [Theory]
    [InlineData("Answers:MaxSnippetLength=0", "Answers:MaxSnippetLength must be between 80 and 300.")]
    [InlineData("Answers:MaxSnippetLength=-5", "Answers:MaxSnippetLength must be between 80 and 300.")]
    [InlineData("Answers:MaxSnippetLength=301", "Answers:MaxSnippetLength must be between 80 and 300.")]
    [InlineData("Answers:MaxSnippetLength=many", "Answers:MaxSnippetLength is 'many', which is no whole number, or one that is too large.")]
    [InlineData("Answers:RecencyHalfLife=00:00:01", "Answers:RecencyHalfLife must be between 01:00:00 and 3650.00:00:00.")]
    [InlineData("Answers:RecencyHalfLife=soon", "Answers:RecencyHalfLife is 'soon', which is no time such as 1.12:00:00, which is a day and a half.")]
    [InlineData("Answers:TimeZone=", "Answers:TimeZone must not be empty. Answers:TimeZone names no time zone; use an IANA name such as Europe/Berlin.")]
    [InlineData("Ingestion:KeepDays=0", "Ingestion:KeepDays must be between 1 and 36500.")]
    [InlineData("Metrics:AllowedNetworks:0=everyone", "Metrics:AllowedNetworks holds 'everyone', which is no network. Write an address and the length of its prefix, such as 10.0.0.0/8 or 192.0.2.7/32.")]
    [InlineData("Storage:ConnectionString=Pink=1", "Storage:ConnectionString is no Microsoft.Data.Sqlite connection string that names a file; write Data Source=data/newsbot.db, or set Storage:Path instead.")]
    [InlineData("Storage:ConnectionString=Data Source=:memory:", "Storage:ConnectionString is no Microsoft.Data.Sqlite connection string that names a file; write Data Source=data/newsbot.db, or set Storage:Path instead.")]
    public async Task A_value_out_of_sense_is_told_by_the_name_of_its_setting(string setting, string sentence)
    {
        var environment = new VerbEnvironment(TextReader.Null, _shell.Out, _shell.Error, TerminalFeatures.Plain);

        Assert.Equal(1, await NewsBotCommandLine.RunAsync(["status", $"--{setting}"], environment));
        Assert.Equal($"newsbot: {sentence}\n", _shell.Error.ToString());
    }

    [Theory]
    [InlineData("Answers:MaxSnipetLength=100", "there is no setting Answers:MaxSnipetLength, so it does nothing; the closest is Answers:MaxSnippetLength")]
    [InlineData("storage:paht=x.db", "there is no setting Storage:paht, so it does nothing; the closest is Storage:Path")]
    [InlineData("Ingestion:Folder:0=news", "there is no setting Ingestion:Folder, so it does nothing; the closest is Ingestion:Folders")]
    [InlineData("metrics:AllowedNetwork:0=::1/128", "there is no setting Metrics:AllowedNetwork, so it does nothing; the closest is Metrics:AllowedNetworks")]
    [InlineData("Ingestion:Folders=news", "Ingestion:Folders is a list, so this value of it does nothing; write Ingestion:Folders:0, Ingestion:Folders:1 and so on")]
    public async Task A_setting_that_nobody_reads_is_named_with_the_closest_one(string setting, string sentence)
    {
        Assert.Equal(0, await _shell.RunAsync("sources", $"--{setting}"));
        Assert.Equal($"newsbot: warning: {sentence}\n", _shell.Error.ToString());

        Assert.Equal(1, await _shell.RunAsync("doctor", $"--{setting}"));
        Assert.Contains($"problem  setting: {sentence}\n", _shell.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_spelt_in_another_case_or_belong_to_others_are_not_warned_of()
    {
        Assert.Equal(0, await _shell.RunAsync("sources", "--answers:maxcitations=5", "--Ingestion:folders:0=/tmp", "--Logging:LogLevel:Default=Error", "--Other:Thing=1"));
        Assert.Equal("", _shell.Error.ToString());
    }

    [Fact]
    public async Task The_doctor_names_a_setting_that_makes_no_sense()
    {
        Assert.Equal(1, await _shell.RunAsync("doctor", "--Storage:Provider=Oracle"));
        Assert.StartsWith("problem  configuration: Storage:Provider must be Sqlite", _shell.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_misses_no_folder_where_the_news_comes_from_feeds()
    {
        _shell.Archive.Setup(a => a.StatusAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new ArchiveStatus(new Coverage(0, 0, null), 0, 0, 0, 1, "3"));
        Assert.Equal(0, await _shell.RunAsync("doctor", "--Ingestion:Feeds:0=https://a.example/feed"));
        await _shell.RunAsync("feeds", "import", _shell.Folder.Write("my.opml", "<opml><body><outline xmlUrl='https://a.example/feed'/></body></opml>"));
        Assert.Equal(0, await _shell.RunAsync("doctor"));

        Assert.Equal(2, _shell.Out.ToString().Split('\n').Count(line => line == "ok       folders: none are configured, and the news comes from feeds"));
    }

    [Fact]
    public async Task The_doctor_names_a_folder_that_is_missing()
    {
        Assert.Equal(1, await _shell.RunAsync("doctor", "--Ingestion:Folders:0=/no/such/folder"));
        Assert.Contains("problem  folder: /no/such/folder does not exist", _shell.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("ok       database: ", _shell.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_check_tells_its_findings()
    {
        _shell.Upkeep.Setup(u => u.CheckAsync(It.IsAny<CancellationToken>())).ReturnsAsync(["row 7 is missing from the index"]);

        Assert.Equal(1, await _shell.RunAsync("db", "check"));
        Assert.Contains("row 7 is missing", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_place_of_a_file_is_told()
    {
        Assert.Equal(1, await _shell.RunAsync("eval", "--questions", _shell.Folder.FullPath));
        Assert.EndsWith("; check that it is a file and that this user may use it.\n", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_never_overwrites()
    {
        var there = _shell.Folder.Write("there.db", "x");

        Assert.Equal(1, await _shell.RunAsync("db", "backup", there));
        _shell.Upkeep.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task An_article_is_shown_with_its_versions_and_its_text()
    {
        var article = new Article { Keys = ["url:a"], Title = "Talks", Body = "First.\n\nSecond.", Url = "https://example.org/a", Source = "example.org" };
        _shell.Archive.Setup(a => a.FindAsync("https://example.org/a", It.IsAny<CancellationToken>())).ReturnsAsync(
            new StoredArticle(new ArticleId("0f3a9c51d2e48b76"), false, [new StoredVersion(1, DateTimeOffset.UnixEpoch, article, ["Reuters"], null)]));

        Assert.Equal(0, await _shell.RunAsync("articles", "show", "https://example.org/a"));
        Assert.Contains("0f3a9c51d2e48b76, version 1 of 1\n", _shell.Out.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("First.\n\nSecond.\n", _shell.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_article_is_a_failure()
    {
        Assert.Equal(1, await _shell.RunAsync("articles", "show", "nothing"));
        Assert.Equal(1, await _shell.RunAsync("articles", "remove", "nothing"));
    }

    [Fact]
    public void A_database_has_one_run()
    {
        var database = _shell.Folder.PathOf("data/news.db");

        Assert.True(RunLock.TryTake(database, out var held));
        Assert.False(RunLock.TryTake(database, out _));
        held.Dispose();
        Assert.True(RunLock.TryTake(database, out var again));
        again.Dispose();
    }

    public void Dispose() => _shell.Dispose();
}
