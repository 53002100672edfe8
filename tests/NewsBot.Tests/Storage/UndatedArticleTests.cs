using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class UndatedArticleTests : IDisposable
{
    private static readonly DateTimeOffset HalfPast = new(2023, 2, 19, 14, 2, 0, 500, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task An_article_without_a_date_can_be_asked_about_in_the_second_in_which_it_came()
    {
        await using var services = Services();
        var article = new Article { Keys = ["url:a"], Title = "Bridge opens", Body = "The bridge over the Tallow opened on Monday." };
        var prepared = new ArticleEncoder().Encode(article, ArticleEncoder.FingerprintOf(article));
        await services.GetRequiredService<IArticleStore>().SaveAsync([prepared], TestContext.Current.CancellationToken);

        var answer = await services.GetRequiredService<IQuestionAnswerer>().AnswerAsync(new Question("When did the Tallow bridge open?"), TestContext.Current.CancellationToken);

        Assert.Equal(1, answer.Coverage.Articles);
    }

    [Fact]
    public async Task A_weekday_of_an_article_without_a_date_gives_no_day()
    {
        await using var services = Services();
        var undated = new Article { Keys = ["url:a"], Title = "Bridge opens", Body = "The bridge over the Tallow opened on Monday." };
        Article[] articles = [undated, undated with { Keys = ["url:b"], Body = "The tower beside the Wensum opened on Monday.", Published = Newsroom.TimeOf("2023-02-18") }];
        await services.GetRequiredService<IArticleStore>().SaveAsync([.. articles.Select(News.Prepare)], TestContext.Current.CancellationToken);

        Assert.Null((await AnswerAsync("When did the bridge over the Tallow open?")).Answer);
        Assert.Equal("Monday, 13 February 2023", (await AnswerAsync("When did the tower beside the Wensum open?")).Answer);

        async Task<AnswerResult.Answered> AnswerAsync(string question) => Assert.IsType<AnswerResult.Answered>(
            await services.GetRequiredService<IQuestionAnswerer>().AnswerAsync(new Question(question), TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();

    private ServiceProvider Services()
    {
        var settings = new Dictionary<string, string?> { ["Storage:Path"] = _folder.PathOf("news.db") };
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<TimeProvider>(new FakeTimeProvider(HalfPast))
            .AddLogging()
            .AddSqliteStorage()
            .AddNewsBotCore()
            .BuildServiceProvider();
    }
}
