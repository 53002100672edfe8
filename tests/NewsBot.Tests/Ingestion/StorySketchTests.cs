using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion;

public sealed class StorySketchTests
{
    private const string Report =
        "The head of the Harlow flood authority, Miriam Castell, resigned on Sunday after an inquiry found that three sluice gates had stayed open during the January storm. "
        + "Investigators said that a contractor, Brook & Sons, had reported the broken motors in November. "
        + "More than 1,400 homes in Harlow and Netteswell were flooded and the damage is put at 86 million pounds.";

    [Fact]
    public void A_report_with_a_sentence_more_or_less_is_a_copy()
    {
        var edited = Report.Replace("resigned on Sunday after", "stepped down on Sunday after", StringComparison.Ordinal) + " Residents want a hearing.";

        Assert.True(StorySketch.AreCopies(Encoded(Report), Encoded(edited)));
    }

    [Fact]
    public void The_same_names_and_figures_in_words_of_ones_own_are_no_copy()
    {
        const string Own =
            "The head of the Harlow flood authority, Miriam Castell, resigned on Sunday after an inquiry found that three sluice gates were the reason for January floods. "
            + "A letter in which Brook & Sons warned of faulty motors in November went unanswered, it says. "
            + "Across Harlow and Netteswell 1,400 families lost their homes; repairs cost 86 million pounds.";

        Assert.False(StorySketch.AreCopies(Encoded(Report), Encoded(Own)));
    }

    private static EncodedText Encoded(string body) => new(News.Prepare(News.Article("a", "A", body)).Encoded);
}
