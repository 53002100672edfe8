using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

/// <summary>Whatever is ingested and whatever is asked: no exception, and every quote stands in the stored text to the letter.</summary>
public sealed class AnsweringPropertyTests
{
    private static readonly string[] Pieces =
    [
        "The zeppelin landed near Ashford on Monday. ", "“We saw it at 7.30 a.m.,” said Ms. O'Neil, 41. ", "Quake of magnitude 6.4 kills 1,200 in Hatay.\n\n",
        "The U.S. said $3.5bn (€2.9bn) would go to Kyiv; others, such as the E.U., hesitated. ", "Jane Roe met China's Max O'Neil in Hatay on Monday. Roe and O'Neil's aides said that more than $1.5 billion (or 787.5m) went to Roe’s ", "“Mar-a-Lago” ", "Max O'Neil - ",
        "Correction: An earlier version gave a wrong date.\n", "Read more: Zeppelin\n",
        "Der Zeppelin landete am 19. Februar in Köln. ", "飛船が月曜日に着陸した。", "هبط المنطاد يوم الاثنين. ", "Photo: J. Doe/AP\n", "zeppelin ", "Monday ", "- ", "\n", "\n\n", "\r\n", "\t",
        "a-b, c&d % e#f ", "\"NEAR(zeppelin, 2)\" ", "😀", "\ud83d", "\ude00", "e\u0301", "\u202e", "\u00a0", "\u2028", "x", ".", "...", "?", "'", "”",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty ",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ",
    ];

    private static readonly string[] QuestionPieces =
    [
        "Where did the zeppelin land", "who", "Who met in Hatay", "How much", "how many", "Which two countries", "When", "zeppelin", "Monday", "yesterday", "in March 2023", "last week", "on 31 February", "in 2023", "Hatay", "1,200", "飛船", "Köln",
        "NEAR(", "NEAR/2", " AND ", " OR ", " NOT ", "*", "^", ":", "-", "(", ")", "\"", "'", "{", "}", "+", "terms:", "rowid", "\\", "--", ";", "%", "_", "$1", "?", "\0", "\n",
        "\ud83d", "😀", "“", "”", "„", "«", "»", "’", " ", "U.S.", "the", "of",
    ];

    private static readonly string?[] Times = [null, "0001-01-01", "2023-02-19", "2023-02-20T09:30:00Z", "2023-03-01T12:00:00Z", "9999-12-31", "9999-12-31T23:59:59Z"];

    private static Gen<string> Text(string[] pieces, int most) =>
        Gen.Choose(1, most).SelectMany(count => Gen.Elements(pieces).ArrayOf(count)).Select(string.Concat);

    private static Gen<NewsTime?> Time { get; } = Gen.Elements(Times).Select(t => t is null ? (NewsTime?)null : Newsroom.TimeOf(t));

    private static Gen<string?> Name { get; } = Gen.Elements<string?>(null, "One", "on", "Times \"A\"", "\0", "*", "", "nobody");

    private static Gen<Article> AnyArticle { get; } =
        from number in Gen.Choose(1, 5)
        from title in Text(Pieces, 4)
        from body in Text(Pieces, 40)
        from url in Gen.Elements<string?>(null, "https://example.com/a", "https://example.com/a#part", "file:///a%20b.txt", "not a url")
        from source in Name
        from published in Time
        from updated in Time
        select new Article { Keys = [$"url:{number}"], Title = title, Body = body, Url = url, Source = source, Published = published, Updated = updated };

    private static Gen<Question> AnyQuestion { get; } =
        from text in Text(QuestionPieces, 8)
        from asOf in Time
        from since in Time
        from until in Time
        from source in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Name))
        from limit in Gen.Choose(1, 10)
        from zone in Gen.Elements<string?>(null, "Asia/Tokyo", "America/New_York", "Nowhere/Land")
        from explain in Gen.Elements(true, false)
        select new Question(text) { AsOf = asOf, Since = since, Until = until, Source = source, Limit = limit, TimeZone = zone, Explain = explain };

    [Property(MaxTest = 100)]
    public Property Every_answer_to_anything_is_sound() => Prop.ForAll(
        AnyArticle.ListOf().ToArbitrary(), AnyQuestion.ArrayOf(12).ToArbitrary(), AssertSoundAsync);

    private static async Task AssertSoundAsync(IEnumerable<Article> articles, Question[] questions)
    {
        using var file = new SqliteFile();
        await file.Newsroom.IngestAsync(articles);
        foreach (var question in questions)
        {
            var answer = await Quotes.AssertSoundAsync(file.Newsroom, question);
            var quotes = answer.Quotes;
            Assert.InRange(quotes.Count, 0, question.Limit!.Value);
            Assert.All(quotes, q => Assert.InRange(
                q.Published.Instant, question.Since?.Instant ?? DateTimeOffset.MinValue, (question.AsOf ?? NewsTime.OfInstant(Newsroom.Noon)).End));
        }

        Assert.Empty(await file.Upkeep.CheckAsync(TestContext.Current.CancellationToken));
    }
}
