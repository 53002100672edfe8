using Moq;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class HandlerTests
{
    private static readonly Caller Owner = new(Caller.Terminal, "me", IsAdmin: true);
    private static readonly Caller ChatAdmin = new("discord", "a", IsAdmin: true);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_answers_and_keeps_the_question_with_the_bound_that_held()
    {
        var answerer = new Mock<IQuestionAnswerer>();
        answerer.Setup(a => a.AnswerAsync(It.IsAny<Question>(), It.IsAny<CancellationToken>())).ReturnsAsync(Answers.Found());
        IReadOnlyList<KeptQuestion>? kept = null;
        var keeper = new Mock<IQuestionKeeper>();
        keeper.Setup(k => k.KeepAsync(It.IsAny<IReadOnlyList<KeptQuestion>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<KeptQuestion> questions, CancellationToken _) => kept = questions);

        var reply = await new AskHandler(answerer.Object, keeper.Object).HandleAsync(new CommandRequest("ask", "Who met in Munich?", Owner), Ct);

        Assert.Equal("k3f9", Assert.IsType<Reply.Answer>(reply).Result.AnswerId);
        var question = Assert.Single(kept!);
        Assert.Equal("k3f9", question.AnswerId);
        Assert.Equal("2023-02-20", question.Question.AsOf.ToString());
    }

    [Fact]
    public async Task Ask_refuses_a_bad_date_without_asking()
    {
        var request = new CommandRequest("ask", "Who?", Owner) { Options = new Dictionary<string, string> { ["since"] = "soon" } };

        var reply = await new AskHandler(new Mock<IQuestionAnswerer>(MockBehavior.Strict).Object, new Mock<IQuestionKeeper>(MockBehavior.Strict).Object)
            .HandleAsync(request, Ct);

        Assert.Contains("2023-02-19", Assert.IsType<Reply.Refusal>(reply).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_lists_the_outlets_with_what_they_hold()
    {
        var (first, last) = (NewsTime.OfDay(new DateOnly(2023, 2, 3)), NewsTime.OfDay(new DateOnly(2023, 2, 19)));
        var archive = new Mock<IArchive>();
        archive.Setup(a => a.SourcesAsync(It.IsAny<CancellationToken>())).ReturnsAsync(
            [new SourceSummary("dw.com", 1412, first, last), new SourceSummary("bbc.com", 1, last, last), new SourceSummary("none", 2, null, null)]);

        var listing = Assert.IsType<Reply.Listing>(await new SourcesHandler(archive.Object).HandleAsync(new CommandRequest("sources", "", Owner), Ct));

        Assert.Equal("3 outlets", listing.Heading);
        Assert.Equal(["1,412 articles, 3 Feb 2023 to 19 Feb 2023", "1 article, 19 Feb 2023", "2 articles"], listing.Rows.Select(row => row.Value));
    }

    [Fact]
    public async Task Sources_of_an_empty_archive_says_so()
    {
        var archive = new Mock<IArchive>();
        archive.Setup(a => a.SourcesAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);

        var reply = await new SourcesHandler(archive.Object).HandleAsync(new CommandRequest("sources", "", Owner), Ct);

        Assert.Equal("Nothing has been ingested yet.", Assert.IsType<Reply.Message>(reply).Text);
    }

    [Fact]
    public async Task Status_tells_counts_and_sizes()
    {
        var coverage = new Coverage(1412, 9, NewsTime.OfDay(new DateOnly(2023, 2, 19)));
        var archive = new Mock<IArchive>();
        archive.Setup(a => a.StatusAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new ArchiveStatus(coverage, 1500, 12, 3 * 1024 * 1024, 1, "3.53.3"));

        var listing = Assert.IsType<Reply.Listing>(await new StatusHandler(archive.Object).HandleAsync(new CommandRequest("status", "", Owner), Ct));

        Assert.Contains(new ReplyRow("articles", "1,412"), listing.Rows);
        Assert.Contains(new ReplyRow("database", "3.0 MB"), listing.Rows);
        Assert.Null(listing.Footer);
    }

    [Fact]
    public async Task Ingest_tells_counts_and_what_was_refused()
    {
        var reply = await Ingest(
            "news",
            Owner,
            new IngestionOutcome.Added("a.txt", new ArticleId("1"), "A"),
            new IngestionOutcome.Unchanged("b.txt", new ArticleId("2")),
            new IngestionOutcome.Refused("c.txt", "it has no text"));

        var listing = Assert.IsType<Reply.Listing>(reply);
        Assert.Equal("added 1, updated 0, unchanged 1, refused 1", listing.Heading);
        Assert.Equal([new ReplyRow("c.txt", "it has no text")], listing.Rows);
    }

    [Fact]
    public async Task Ingest_refuses_what_cannot_be_read_at_all() =>
        Assert.Equal("x: there is no such file", Refused(await Ingest("x", Owner, new IngestionOutcome.Unreadable("x", "there is no such file"))));

    [Fact]
    public async Task Ingest_reads_files_for_the_terminal_only() =>
        Assert.Contains("at the terminal only", Refused(await Ingest("/etc/passwd", ChatAdmin)), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://example.org/story")]
    [InlineData("HTTP://example.org")]
    public async Task Ingest_says_that_web_addresses_cannot_be_read_yet(string address) =>
        Assert.Contains("web addresses cannot be read yet", Refused(await Ingest(address, ChatAdmin)), StringComparison.Ordinal);

    [Fact]
    public async Task Ingest_wants_something_to_ingest() => Assert.Contains("Name what to ingest", Refused(await Ingest("  ", Owner)), StringComparison.Ordinal);

    private static string Refused(Reply reply) => Assert.IsType<Reply.Refusal>(reply).Text;

    private static ValueTask<Reply> Ingest(string input, Caller caller, params IngestionOutcome[] outcomes)
    {
        var pipeline = new Mock<IIngestionPipeline>();
        pipeline.Setup(p => p.IngestAsync(It.IsAny<IArticleSource>(), It.IsAny<CancellationToken>())).Returns(outcomes.ToAsyncEnumerable());
        var files = new Mock<IIngestInput>();
        files.SetupGet(f => f.IsLocal).Returns(true);
        files.Setup(f => f.Takes(It.IsAny<string>())).Returns(true);
        files.Setup(f => f.Open(It.IsAny<string>())).Returns(Mock.Of<IArticleSource>());
        return new IngestHandler(new IngestInputs([files.Object]), pipeline.Object).HandleAsync(new CommandRequest("ingest", input, caller), Ct);
    }
}
