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
