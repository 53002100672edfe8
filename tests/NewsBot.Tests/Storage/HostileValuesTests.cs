using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class HostileValuesTests : IDisposable
{
    private const string Body = "The zeppelin landed near a farm in the north on Monday. Nobody on board was hurt.";

    private readonly SqliteFile _file = new();

    public static TheoryData<string, string> Values() => new()
    {
        { "NUL", "before\0after" },
        { "lone high surrogate", "before \ud83d after" },
        { "lone low surrogate", "\ude00" },
        { "emoji", "👩‍👩‍👧‍👦 🇺🇦 ❤️" },
        { "right to left", "\u202eغادر الوزير\u202c שלום \u200f" },
        { "controls", "a\u0001\u0007\u001b[31m\u007f\u0085b" },
        { "line ends", "a\r\nb\rc\u2028d\u2029e" },
        { "quotes", "\"'`“”„«»'; drop table articles; --" },
        { "syntax", "NEAR(a b, 2) OR x* ^y AND NOT col:z {q}" },
        { "only marks", "--- *** ((( ~~~" },
        { "combining", "Z\u0351\u036b\u0343\u0327a\u0300\u0301\u0302\u0303" },
        { "byte order mark", "\ufeffx\ufffe\uffff" },
        { "percent", "%00%ff%zz?&#:~:text=" },
        { "beyond the plane", "𝔘𝔫𝔦 \U0010FFFF" },
        { "long", new string('x', 100_000) },
        { "many words", string.Join(' ', Enumerable.Range(0, 20_000)) },
        { "empty", "" },
        { "blank", " \t\u00a0" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Any_value_anywhere_is_stored_or_refused_and_breaks_no_question(string name, string value)
    {
        _ = name;
        await _file.Newsroom.IngestAsync(News.Filler());
        var plain = News.Article("zeppelin", "Zeppelin lands", Body);
        Article[] hostile =
        [
            plain with { Title = value, Keys = ["url:title"] }, plain with { Body = $"{Body} {value}", Keys = ["url:body"] }, plain with { Body = value, Keys = ["url:all"] },
            plain with { Url = value, Keys = ["url:url"] }, plain with { Source = value, Keys = ["url:source"] }, plain with { Authors = [value, "B"], Keys = ["url:author"] },
            plain with { Language = value, Keys = ["url:language"] }, plain with { Keys = [$"url:{value}"] },
        ];

        foreach (var outcome in await _file.Newsroom.IngestAsync(hostile))
            await AssertStoredOrRefusedAsync(outcome, hostile);

        await AssertAnswersAreSoundAsync(new Question("Where did the zeppelin land?"), new Question(value), new Question("zeppelin") { Source = value });
        Assert.Empty(await _file.Upkeep.CheckAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("The zeppelin landed near a farm in the north on Monday, and nobody was hurt. ", 130_000)] // ten million units
    [InlineData("zeppelin ", 115_000)] // a line of a million units without a full stop
    [InlineData("zeppelinx", 115_000)] // and one without a space
    [InlineData("飛船。", 30_000)]
    [InlineData("😀", 500_000)]
    [InlineData("zeppelin\n\n", 100_000)]
    public async Task A_huge_text_is_stored_and_quoted(string piece, int times)
    {
        await _file.Newsroom.IngestAsync(News.Filler());
        var article = News.Article("huge", "A huge report of a zeppelin", string.Concat(Enumerable.Repeat(piece, times)));

        Assert.IsType<IngestionOutcome.Added>(Assert.Single(await _file.Newsroom.IngestAsync(article)));
        Assert.IsType<IngestionOutcome.Unchanged>(Assert.Single(await _file.Newsroom.IngestAsync(article)));

        await AssertAnswersAreSoundAsync(new Question("Where did the zeppelin land?"), new Question("飛船"), new Question("😀"));
        Assert.Empty(await _file.Upkeep.CheckAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_question_may_be_as_long_as_it_likes()
    {
        await _file.Newsroom.IngestAsync(News.Filler());

        await AssertAnswersAreSoundAsync(
            new Question(string.Join(' ', Enumerable.Repeat("Which doors were opened again in Ashford?", 10_000))), new Question(new string('(', 10_000)),
            new Question("a an the this that these those some any each every such both i me my mine myself you your yours yourself he him his himself she her hers it its we us our " +
                "ours they them their who whom whose what which when where why how there here am is are was were be been being do does did doing done has have had having will would " +
                "shall should can could may might must and or but nor if then than as so while of in on at to for from by with without into onto upon about between not no"));
    }

    public void Dispose() => _file.Dispose();

    private async Task AssertStoredOrRefusedAsync(IngestionOutcome outcome, Article[] articles)
    {
        if (outcome is IngestionOutcome.Refused refused)
        {
            Assert.Matches(@"NUL|no text", refused.Reason);
            return;
        }

        var id = outcome switch
        {
            IngestionOutcome.Added added => added.Id,
            IngestionOutcome.Updated updated => updated.Id,
            _ => throw new InvalidOperationException($"{outcome}"),
        };
        var delivered = Assert.Single(articles, a => ArticleId.FromKey(a.Keys[0]) == id);
        var stored = (await _file.Newsroom.FindAsync(id.Value)).Versions[^1].Article;
        Assert.Equal(
            (Clean(delivered.Title), Clean(delivered.Body), Clean(delivered.Url!), Clean(delivered.Language ?? "")),
            (stored.Title, stored.Body, stored.Url, stored.Language ?? ""));
        Assert.Equal(delivered.Authors.Select(Clean), stored.Authors);
        Assert.Equal(string.IsNullOrWhiteSpace(delivered.Source) ? "unknown outlet" : Clean(delivered.Source), stored.Source);
    }

    /// <summary>Half a surrogate pair is no character and is stored as the sign for one that is unknown; nothing else changes.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes());

    private async Task AssertAnswersAreSoundAsync(params Question[] questions)
    {
        foreach (var question in questions)
            await Quotes.AssertSoundAsync(_file.Newsroom, question with { Limit = 10 });
    }
}
