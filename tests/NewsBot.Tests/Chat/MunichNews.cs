using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat;

/// <summary>Reports on one question, with others around them.</summary>
internal static class MunichNews
{
    public const string Quote = "Anna Berg met Carlos Diaz in Munich on Friday to discuss the ferry contract.";

    /// <summary>Too long to be quoted with it.</summary>
    public const string Before =
        "The lights burned late in the town hall, where the caretaker had been told to keep the heating on until further notice, to lay out pens and paper for eight, and to send the choir, which had been rehearsing for its jubilee all evening, home by way of the back stairs.";

    public const string After =
        "Both left without a word to the press, by two different doors, and were driven in two different cars to the same airport, where their aircraft had been waiting since noon with crews who had not been told when they would be allowed to leave or where to. Their spokesmen promised a statement.";

    public static IReadOnlyList<Article> All =>
    [
        News.Article("munich", "Berg and Diaz talk about ferries", Body(Quote)).On("2023-02-20").By("Harbour Post"),
        News.Article("again", "Second round of talks in Munich", "A second meeting of ferry owners took place in Munich on Sunday. Nobody spoke to reporters afterwards.").On("2023-02-21").By("Capital Review"),
        News.Article("third", "Munich awaits another meeting", "Munich awaits a third meeting about ferries next week. The town hall has been booked for the occasion.").On("2023-02-22").By("Meridian Wire"),
        News.Article("fourth", "Hotel in Munich is full", "Whoever met in Munich had trouble finding a bed. The hotels near the station were full of ferry owners.").On("2023-02-23").By("Harbour Post"),
        .. News.Filler(),
    ];

    public static Article Changed => News.Article("munich", "Berg and Diaz talk about ferries", Body("Anna Berg met Carlos Diaz in Munich on Saturday to discuss the ferry contract.")).On("2023-02-20").By("Harbour Post");

    private static string Body(string quote) => $"{Before} {quote} {After}";
}
