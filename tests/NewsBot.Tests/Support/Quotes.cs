using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Tests.Support;

/// <summary>What holds for every quote of every answer.</summary>
internal static class Quotes
{
    public static async Task<AnswerResult> AssertSoundAsync(Newsroom room, Question question)
    {
        var answer = await room.AskAsync(question);
        var quotes = answer.Quotes;
        Assert.Equal(Enumerable.Range(1, quotes.Count), quotes.Select(q => q.Marker));
        foreach (var quote in quotes)
        {
            var version = (await room.FindAsync(quote.ArticleId.Value)).Versions.Single(v => v.Number == quote.Version);
            AssertSound(quote, version.Article);
        }

        if (answer is AnswerResult.Answered found)
            AssertAnswered(found);
        Assert.InRange(answer.Confidence, 0, 1);
        Assert.NotEmpty(AnswerJson.Serialize(answer));
        return answer;
    }

    /// <summary>A short answer is made of words of what is shown, and may join two names with "and", or is a date worked out from it.</summary>
    private static void AssertAnswered(AnswerResult.Answered found)
    {
        Assert.NotEmpty(found.Citations);
        if (found.Answer is null || found.AnswerDerived)
            return;
        var shown = string.Join(' ', found.Citations.Select(c => $"{c.Title} {c.Snippet}"));
        Assert.All(found.Answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word != "and"), word => Assert.Contains(word.Trim('.', ','), shown, StringComparison.Ordinal));
    }

    public static void AssertSound(Citation quote, Article stored)
    {
        Assert.Equal(stored.Body[quote.Start..quote.End], quote.Snippet);
        Assert.InRange(quote.Snippet.Length, 1, Sentence.MaxLength);
        Assert.Equal(quote.Snippet.Trim(), quote.Snippet);
        Assert.False(char.IsLowSurrogate(quote.Snippet[0]) || char.IsHighSurrogate(quote.Snippet[^1]), "A character was cut in two.");
        Assert.Equal((stored.Title, stored.Url), (quote.Title, quote.Url));
        if (quote.Url is null)
            Assert.Null(quote.Link);
        else
            AssertLink(quote);
    }

    /// <summary>The address, then one directive of two to four escaped parts at most.</summary>
    private static void AssertLink(Citation quote)
    {
        var link = Assert.IsType<string>(quote.Link);
        Assert.StartsWith(quote.Url!, link, StringComparison.Ordinal);
        Assert.Matches(@"^#?:~:text=((%[0-9A-F]{2}|[\w.~])+-,)?(%[0-9A-F]{2}|[\w.~])+(,(%[0-9A-F]{2}|[\w.~])+)?(,-(%[0-9A-F]{2}|[\w.~])+)?$", link[quote.Url!.Length..]);
    }
}
