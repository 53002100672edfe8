using Moq;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
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

        var feeds = new Mock<IFeedStore>();
        feeds.Setup(f => f.ListAsync(It.IsAny<CancellationToken>())).ReturnsAsync([FeedIn(FeedState.Active), FeedIn(FeedState.Paused), FeedIn(FeedState.Active) with { Failures = 2 }, FeedIn(FeedState.Active)]);

        var listing = Assert.IsType<Reply.Listing>(await new StatusHandler(archive.Object, feeds.Object).HandleAsync(new CommandRequest("status", "", Owner), Ct));

        Assert.Contains(new ReplyRow("articles", "1,412"), listing.Rows);
        Assert.Contains(new ReplyRow("database", "3.0 MB"), listing.Rows);
        Assert.Contains(new ReplyRow("feeds", "4: 2 active, 1 failing, 1 paused"), listing.Rows);
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

    [Theory]
    [InlineData("/etc/passwd", "Files and folders can be named at the terminal only.")]
    [InlineData("  ", "Name what to ingest, such as: ingest https://example.com/story")]
    [InlineData("http://10.0.0.1/", "not public")]
    [InlineData("HTTPS://example.org/story", null)]
    public async Task Ingest_judges_what_a_chat_names_before_anything_is_done(string input, string? problem) =>
        Assert.Equal(problem, await IngestHandlerOf().JudgeAsync(new CommandRequest("ingest", input, ChatAdmin), Ct));

    private static string Refused(Reply reply) => Assert.IsType<Reply.Refusal>(reply).Text;

    private static ValueTask<Reply> Ingest(string input, Caller caller, params IngestionOutcome[] outcomes) =>
        IngestHandlerOf(outcomes).HandleAsync(new CommandRequest("ingest", input, caller), Ct);

    private static IngestHandler IngestHandlerOf(params IngestionOutcome[] outcomes)
    {
        var pipeline = new Mock<IIngestionPipeline>();
        pipeline.Setup(p => p.IngestAsync(It.IsAny<IArticleSource>(), It.IsAny<CancellationToken>())).Returns(outcomes.ToAsyncEnumerable());
        return new IngestHandler(new IngestInputs([InputOf(isLocal: true), InputOf(isLocal: false)]), pipeline.Object);
    }

    private static IIngestInput InputOf(bool isLocal)
    {
        var input = new Mock<IIngestInput>();
        input.SetupGet(f => f.IsLocal).Returns(isLocal);
        input.Setup(f => f.Takes(It.IsAny<string>())).Returns(true);
        input.Setup(f => f.JudgeAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string name, CancellationToken _) => name.Contains("10.0.0.1", StringComparison.Ordinal) ? "not public" : null);
        input.Setup(f => f.Open(It.IsAny<string>())).Returns(Mock.Of<IArticleSource>());
        return input.Object;
    }

    private static Feed FeedIn(FeedState state) => new() { Id = 1, Url = "https://a.example/feed", Scope = "a", State = state, NextPoll = default, AddedBy = "ann", AddedAt = default };
}
