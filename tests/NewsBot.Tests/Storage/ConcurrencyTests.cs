using System.Text.RegularExpressions;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed partial class ConcurrencyTests : IDisposable
{
    private const int Articles = 1500;
    private const int Readers = 8;

    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_given_while_articles_come_and_change_are_of_whole_articles()
    {
        await _file.Newsroom.IngestAsync(Enumerable.Range(0, 50).Select(i => Marked(i, "first")));
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => AskUntilAsync(reader, ended.Token), Ct)).ToList();
        try
        {
            var outcomes = await _file.Newsroom.IngestAsync(Enumerable.Range(0, Articles).SelectMany(i => (Article[])[Marked(i, "first"), Marked(i / 2, "second")]));
            Assert.Equal(2 * Articles, outcomes.Count);
        }
        finally
        {
            await ended.CancelAsync();
        }

        var answers = await Task.WhenAll(readers);
        Assert.All(answers, count => Assert.NotEqual(0, count));
        Assert.Equal(Articles, (await _file.Newsroom.CoverageAsync(new SearchBounds(Newsroom.Noon))).Articles);
        Assert.Empty(await _file.Upkeep.CheckAsync(Ct));
    }

    [Fact]
    public async Task Two_that_have_the_file_open_see_and_change_what_the_other_wrote()
    {
        using var other = _file.Open();
        var second = new Newsroom(_file.PortsOf(other), _file.Clock);
        await _file.Newsroom.IngestAsync(News.Filler(30));
        await _file.Newsroom.IngestAsync(Marked(1, "first"));
        Assert.Equal(31, (await second.CoverageAsync(new SearchBounds(Newsroom.Noon))).Articles);
        Assert.Contains("marker1first", (await second.QuotesAsync("Where was marker1first seen?"))[0].Snippet, StringComparison.Ordinal);

        await second.IngestAsync(Marked(1, "second"), Marked(2, "first"));
        await second.Ports.Archive.RemoveAsync(News.Filler()[0].Url!, Ct);

        Assert.Equal(31, (await _file.Newsroom.CoverageAsync(new SearchBounds(Newsroom.Noon))).Articles);
        Assert.Empty(await _file.Newsroom.SearchAsync("marker1first"));
        Assert.Contains("marker1second", (await _file.Newsroom.QuotesAsync("Where was marker1second seen?"))[0].Snippet, StringComparison.Ordinal);
        Assert.Contains("marker2first", (await _file.Newsroom.QuotesAsync("Where was marker2first seen?"))[0].Snippet, StringComparison.Ordinal);
        Assert.True((await _file.Newsroom.FindAsync(News.Filler()[0].Url!)).IsRemoved);
    }

    [Fact]
    public async Task Two_that_write_at_once_both_store_everything()
    {
        using var other = _file.Open();
        var second = new Newsroom(_file.PortsOf(other), _file.Clock);

        var outcomes = await Task.WhenAll(
            Task.Run(() => _file.Newsroom.IngestAsync(Enumerable.Range(0, 600).Select(i => Marked(i, "first"))).AsTask(), Ct),
            Task.Run(() => second.IngestAsync(Enumerable.Range(300, 600).Select(i => Marked(i, "first"))).AsTask(), Ct));

        Assert.Equal(900, outcomes.SelectMany(o => o).OfType<NewsBot.Ingestion.IngestionOutcome.Added>().Count());
        Assert.Equal(300, outcomes.SelectMany(o => o).OfType<NewsBot.Ingestion.IngestionOutcome.Unchanged>().Count());
        Assert.Equal(900, (await second.CoverageAsync(new SearchBounds(Newsroom.Noon))).Articles);
        Assert.Empty(await _file.Upkeep.CheckAsync(Ct));
    }

    public void Dispose() => _file.Dispose();

    private async Task<int> AskUntilAsync(int reader, CancellationToken ended)
    {
        var random = new Random(reader);
        var answers = 0;
        do
        {
            var number = random.Next(Articles);
            var version = random.Next(2) == 0 ? "first" : "second";
            AnswerResult answer = await _file.Newsroom.AskAsync(new Question($"Where was marker{number}{version} seen in {Town(number)}?") { Limit = 5 });
            foreach (var quote in answer.Quotes)
                await AssertWholeAsync(quote);
            Assert.InRange(answer.Coverage.Articles, 50, Articles);
            answers++;
        }
        while (!ended.IsCancellationRequested);
        return answers;
    }

    /// <summary>Title, quote and stored text are of one version.</summary>
    private async Task AssertWholeAsync(Citation quote)
    {
        var marker = Marker().Match(quote.Title).Value;
        Assert.All(Marker().Matches(quote.Snippet).Select(m => m.Value), m => Assert.Equal(marker, m));
        var version = (await _file.Newsroom.FindAsync(quote.ArticleId.Value)).Versions.Single(v => v.Number == quote.Version);
        Quotes.AssertSound(quote, version.Article);
    }

    private static Article Marked(int number, string version)
    {
        var marker = $"marker{number}{version}";
        return News.Article($"marked-{number}", $"Sighting {marker} told", $"""
            A witness saw {marker} in {Town(number)} at {number % 24}.{number % 60:00} on the {number}th day of the count. Police confirmed {marker} later.

            {Details[number % Details.Length]} {Details[(number * 7 + 3) % Details.Length]} Nobody else reported {marker}.
            """).On(new DateOnly(2022, 1, 1).AddDays(number % 400).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Town(int number) => ((string[])["Ashford", "Brightwell", "Coldstream", "Dunmore", "Eastleigh", "Farnham", "Glenrothes"])[number % 7];

    private static readonly string[] Details = [.. News.Filler(30).Select(a => a.Body[(a.Body.IndexOf('.', StringComparison.Ordinal) + 2)..])];

    [GeneratedRegex(@"marker\d+(first|second)")]
    private static partial Regex Marker();
}
