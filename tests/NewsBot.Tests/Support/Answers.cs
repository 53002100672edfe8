using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Tests.Support;

/// <summary>Answers as a bot would give them.</summary>
internal static class Answers
{
    public const string Quote =
        "US Secretary of State Antony Blinken and China's top diplomat Wang Yi met on the sidelines of the Munich Security Conference on Saturday.";

    public static Citation Cite(int marker = 1, string snippet = Quote) => new()
    {
        Marker = marker,
        Snippet = snippet,
        ArticleId = new ArticleId("0f3a9c51d2e48b76"),
        Version = 1,
        Title = "Top US, Chinese diplomats hold talks amid 'spy balloon' spat",
        Source = "dw.com",
        Url = "https://www.dw.com/en/a-64750155",
        Link = "https://www.dw.com/en/a-64750155#:~:text=US%20Secretary",
        Published = NewsTime.OfDay(new DateOnly(2023, 2, 19)),
        Start = 812,
        End = 812 + snippet.Length,
    };

    public static AnswerResult.Answered Found(params Citation[] citations) => new()
    {
        AnswerId = "k3f9",
        Question = "Who met in Munich?",
        AsOf = NewsTime.OfDay(new DateOnly(2023, 2, 20)),
        Confidence = 0.91,
        Answer = "Antony Blinken and Wang Yi",
        Terms = ["met", "munich"],
        Citations = citations.Length == 0 ? [Cite()] : citations,
        Coverage = new Coverage(1412, 9, NewsTime.OfInstant(new DateTimeOffset(2023, 2, 19, 14, 2, 0, TimeSpan.Zero))),
        Elapsed = TimeSpan.FromMilliseconds(4.2041),
    };

    public static AnswerResult.Abstained NotFound(params Citation[] related) => new()
    {
        AnswerId = "k3fa",
        Question = "Who won the cup?",
        AsOf = NewsTime.OfDay(new DateOnly(2023, 2, 20)),
        Confidence = 0.1,
        Related = related,
        Coverage = new Coverage(1, 1, NewsTime.OfDay(new DateOnly(2023, 2, 19))),
        Elapsed = TimeSpan.FromMilliseconds(1),
    };

    public static AnswerResult.Abstained FromNothing() => NotFound() with { Coverage = new Coverage(0, 0, null) };
}
