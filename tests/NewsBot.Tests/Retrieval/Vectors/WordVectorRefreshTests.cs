using Moq;
using NewsBot.Articles;
using NewsBot.Retrieval.Vectors;

namespace NewsBot.Tests.Retrieval.Vectors;

public sealed class WordVectorRefreshTests
{
    private readonly Mock<IWordVectorStore> _store = new(MockBehavior.Strict);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WordVectorRefresh.LeastArticles - 1, 0)] // too few
    [InlineData(12_500, 10_000)] // not more than a quarter more
    [InlineData(9_000, 10_000)]
    public async Task Nothing_is_read_where_there_is_no_need(int articles, int learned)
    {
        _store.Setup(s => s.CountAsync(Ct)).ReturnsAsync((articles, learned));

        Assert.False(await new WordVectorRefresh(_store.Object).RunAsync(1.25, Ct));
    }

    [Theory]
    [InlineData(WordVectorRefresh.LeastArticles, 0, 1)]
    [InlineData(12_501, 10_000, 2)]
    [InlineData(265_390, 26_539, 27)]
    public async Task However_large_an_archive_is_an_even_part_of_it_is_read(int articles, int learned, int every)
    {
        _store.Setup(s => s.CountAsync(Ct)).ReturnsAsync((articles, learned));
        _store.Setup(s => s.ReadTextsAsync(every, It.IsAny<Action<EncodedText>>(), Ct)).Returns(ValueTask.CompletedTask);

        Assert.False(await new WordVectorRefresh(_store.Object).RunAsync(1.25, Ct)); // of no words nothing is kept

        _store.VerifyAll();
    }
}
