using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

public sealed class QuotedPhraseTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private Task<AnswerResult> AskAsync(string question) => _file.Newsroom.AskAsync(new Question(question)).AsTask();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("Who called the ferry plan \"absurd and hysterical\"?", "moe")]
    [InlineData("Who called the ferry plan absurd and hysterical?", "roe")]
    [InlineData("Wer nannte es „absurd and hysterical“, ferry plan?", "moe")]
    public async Task Quoted_words_must_stand_so_in_what_is_cited(string question, string expected)
    {
        await IngestAsync();

        var quotes = (await AskAsync(question)).Quotes;

        Assert.Equal(News.UrlOf(expected).AbsoluteUri, quotes[0].Url);
        Assert.Equal(question.Contains('"', StringComparison.Ordinal) || question.Contains('„', StringComparison.Ordinal), quotes.All(q => q.Url == quotes[0].Url));
    }

    [Fact]
    public async Task What_no_article_has_in_these_words_is_told_and_asks_nothing_of_the_answer()
    {
        await IngestAsync();

        var answer = await AskAsync("Who called the ferry plan \"hysterical and absurd\"?");

        Assert.Equal(["No article that fits has “hysterical and absurd” in these words."], answer.Notes);
        Assert.NotEmpty(answer.Quotes);
    }

    [Fact]
    public async Task Of_several_phrases_those_that_some_article_has_must_match()
    {
        await IngestAsync();

        var answer = await AskAsync("Who called the \"ferry plan\" \"absurd and hysterical\" or \"utter bunkum\"?");

        Assert.Equal(["No article that fits has “utter bunkum” in these words."], answer.Notes);
        Assert.Equal(News.UrlOf("moe").AbsoluteUri, answer.Quotes[0].Url);
    }

    private async Task IngestAsync()
    {
        Article[] articles =
        [
            News.Article("roe", "Roe calls the ferry plan hysterical", "The mayor Jane Roe called the ferry plan hysterical. She found it absurd, and called the plan for the ferry wrong."),
            News.Article("moe", "Critic speaks", "In the hall Max Moe spoke for an hour. The ferry plan was \"absurd and hysterical\", he called out."),
        ];
        await _file.Newsroom.IngestAsync([.. News.Filler(), .. articles]);
    }
}
