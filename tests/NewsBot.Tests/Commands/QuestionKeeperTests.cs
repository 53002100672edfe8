using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class QuestionKeeperTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_is_written_at_shutdown()
    {
        List<string> written = [];
        var log = new Mock<IAnswerLog>();
        log.Setup(l => l.KeepAsync(It.IsAny<IReadOnlyList<KeptQuestion>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<KeptQuestion> batch, CancellationToken _) => written.AddRange(batch.Select(kept => kept.AnswerId)));
        var keeper = new BackgroundQuestionKeeper(log.Object, NullLogger<BackgroundQuestionKeeper>.Instance);
        await keeper.StartAsync(Ct);

        for (var i = 0; i < 300; i++)
            await keeper.KeepAsync([Kept($"a{i}")], Ct);
        await keeper.StopAsync(Ct);

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"a{i}"), written);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_written_costs_neither_the_answer_nor_the_next_one()
    {
        List<string> written = [];
        var log = new Mock<IAnswerLog>();
        log.Setup(l => l.KeepAsync(It.IsAny<IReadOnlyList<KeptQuestion>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<KeptQuestion> batch, CancellationToken _) =>
            {
                if (batch[0].AnswerId == "bad")
                    throw new IOException("disk full");
                written.AddRange(batch.Select(kept => kept.AnswerId));
            });
        var direct = new DirectQuestionKeeper(log.Object, NullLogger<DirectQuestionKeeper>.Instance);

        await direct.KeepAsync([Kept("bad")], Ct);
        await direct.KeepAsync([Kept("good")], Ct);

        Assert.Equal(["good"], written);
    }

    [Fact]
    public async Task What_an_owner_can_mend_is_logged_as_a_sentence_without_a_trace()
    {
        var lines = new LogLines();
        var log = new Mock<IAnswerLog>();
        log.Setup(l => l.KeepAsync(It.IsAny<IReadOnlyList<KeptQuestion>>(), It.IsAny<CancellationToken>())).ThrowsAsync(new ArchiveUnavailableException("The disk is full."));
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(lines));

        await new DirectQuestionKeeper(log.Object, factory.CreateLogger<DirectQuestionKeeper>()).KeepAsync([Kept("a")], Ct);

        Assert.Equal(["Warning: 1 question could not be kept; an answer id of theirs will lead nowhere. The disk is full."], lines.Lines);
        Assert.Empty(lines.Exceptions);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_stuck_disk_never_makes_an_answer_wait()
    {
        var log = new Mock<IAnswerLog>(MockBehavior.Strict);
        var keeper = new BackgroundQuestionKeeper(log.Object, NullLogger<BackgroundQuestionKeeper>.Instance); // not started: nothing is taken out

        for (var i = 0; i < 3_000; i++)
            await keeper.KeepAsync([Kept("a")], TestContext.Current.CancellationToken);

        log.VerifyNoOtherCalls();
    }

    private static KeptQuestion Kept(string id) => new(id, new Question("Who?"));
}
