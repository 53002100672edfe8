using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Retrieval;

public sealed class PassageWindowsTests
{
    private const string Wanted = "The minister Aurelia Brandt signed the harbour treaty with Norway in Kvarnsund.";
    private const int MaxLength = 300;

    [Fact]
    public async Task A_sentence_deep_inside_a_huge_article_is_cited()
    {
        using var file = new SqliteFile();
        await file.Newsroom.IngestAsync([.. News.Filler(), Huge($"{Repeated("Harbour. Treaty. Minister. Norway. ", 20_000)}{Wanted} {Repeated("Treaty. Signed. ", 20_000)}")]);

        var quotes = await file.Newsroom.QuotesAsync("Who signed the harbour treaty with Norway in Kvarnsund?");

        Assert.Contains(Wanted, quotes[0].Snippet, StringComparison.Ordinal);
    }

    [Fact]
    public void However_many_sentences_of_an_article_match_only_so_many_passages_are_measured()
    {
        var (article, question) = Match(Huge(Repeated("The harbour treaty was signed by the minister in the town hall of the harbour. ", 10_000)), "harbour treaty");

        Assert.Equal(PassageWindows.Most, new PassageWindows(question, MaxLength).Of(article).Count);
    }

    [Fact]
    public void Of_thousands_of_passages_the_best_are_kept_and_all_where_something_is_quoted()
    {
        var text = Huge($"{Repeated("The harbour treaty was signed by the minister in the town hall of the harbour. ", 1_000)}{Wanted}");
        var (article, question) = Match(text, "harbour treaty norway kvarnsund");
        var (same, quoting) = Match(text, "\"harbour treaty\" norway kvarnsund");

        var kept = PassageRanker.Rank([article.Candidate], question, Newsroom.Recency, MaxLength).Passages;

        Assert.Equal(PassageRanker.Kept, kept.Count);
        Assert.Contains(Wanted, kept[0].Span.In(text.Body).ToString(), StringComparison.Ordinal);
        Assert.True(PassageRanker.Rank([same.Candidate], quoting, Newsroom.Recency, MaxLength).Passages.Count > PassageRanker.Kept);
    }

    [Fact]
    public void Of_too_many_windows_those_that_cover_most_are_kept_in_their_order()
    {
        var (article, question) = Match(Huge($"{Repeated("Treaty. ", 10_000)}{Wanted} {Repeated("Treaty. ", 10_000)}{Wanted}"), "harbour treaty norway kvarnsund");

        var windows = new PassageWindows(question, MaxLength).Of(article);

        Assert.Equal(PassageWindows.Most, windows.Count);
        Assert.Equal(windows.OrderBy(w => w.First), windows);
        Assert.Contains(windows, w => w.First <= 10_000 && w.Last >= 10_000);
        Assert.Contains(windows, w => w.First <= 20_001 && w.Last >= 20_001);
    }

    [Fact]
    public void Of_an_article_of_usual_length_every_window_is_kept()
    {
        var (article, question) = Match(Huge(Repeated("The harbour treaty was signed. It was a long day for all who came to see it. ", 500)), "harbour treaty");

        var windows = new PassageWindows(question, MaxLength).Of(article);

        Assert.Equal(Enumerable.Range(0, windows.Count), windows.Select(w => w.First));
        Assert.Equal(article.Sentences.Length - 1, windows[^1].Last);
    }

    [Property(MaxTest = 200)]
    public Property A_window_holds_the_words_of_its_sentences_and_fits() => Prop.ForAll(
        Gen.Elements("Harbour. ", "The treaty holds. ", "Nobody came. ", "Norway and the harbour. ", "A heading\n\n", "\n\n", "Photo: J. Doe/AP\n\n", "A very long walk home along the river. ")
            .ArrayOf().Select(string.Concat).Where(body => body.Any(char.IsLetter)).ToArbitrary(),
        body =>
        {
            var (article, question) = Match(Huge(body), "harbour treaty norway");
            foreach (var window in new PassageWindows(question, maxLength: 60).Of(article))
            {
                var text = article.Candidate.Words;
                Assert.True(window.First == window.Last || text[window.Last].Span.End - text[window.First].Span.Start <= 60);
                Assert.Equal(article.Sentences[window.First..(window.Last + 1)].ToArray().Aggregate(0ul, (all, s) => all | s.Matched), window.Matched);
                Assert.NotEqual(0ul, window.Matched);
            }
        });

    private static Article Huge(string body) => News.Article("huge", "A list", body);

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static (ArticleMatch Article, WeightedQuestion Question) Match(Article article, string question)
    {
        var parsed = QuestionAnalyzer.Parse(question, Newsroom.Noon);
        var weighted = new WeightedQuestion(parsed, [.. parsed.Terms.Select(_ => 1)], articles: 100, WordVectors.None);
        var candidate = new Candidate(ArticleId.FromKey("url:huge"), 1, 1, Newsroom.Noon, new EncodedText(News.Prepare(article).Encoded), Score: 1);
        return (new ArticleMatch(candidate, weighted), weighted);
    }
}
