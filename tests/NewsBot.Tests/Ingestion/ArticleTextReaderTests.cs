using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion;

public sealed class ArticleTextReaderTests
{
    private const string Before = "The council met on Monday evening.\n\n";
    private const string After = "\n\nIt will meet again in a week.";

    [Theory]
    [InlineData("Skip to content")]
    [InlineData("1. Skip to main menu")]
    [InlineData("Menu")]
    [InlineData("Sign in")]
    [InlineData("Home > World > Asia")]
    [InlineData("News | Sport | Weather | Shop")]
    [InlineData("The lake at dusk on SaturdayImage: Kay Nietfeld/dpa/picture alliance")]
    [InlineData("Photo: Jane Roe")]
    [InlineData("A man walks by the harbour in March. (AP Photo/Jane Roe)")]
    [InlineData("Protesters gather at the bridge. Jane Roe/AFP/Getty Images")]
    [InlineData("Getty Images")]
    [InlineData("More:Where the water went, and why")]
    [InlineData("More: How the bridge was built")]
    [InlineData("Read more: The story of the dam")]
    [InlineData("RELATED: Five questions about the flood")]
    [InlineData("WATCH: Rescuers free a horse")]
    [InlineData("Fact check: Old picture of a flood shared as new")]
    [InlineData("ICYMI: A week of storms")]
    [InlineData("Storm damage:Hundreds flee as the river rises")]
    [InlineData("Also on this site")]
    [InlineData("Read next")]
    [InlineData("Share on Facebook")]
    [InlineData("Facebook Twitter")]
    [InlineData("Copy link")]
    [InlineData("Print")]
    [InlineData("Sign up for our free newsletter to get the news of the day.")]
    [InlineData("What's everyone talking about? Sign up for our trending newsletter to get the latest news of the day")]
    [InlineData("We will use the details you have shared to manage your registration.")]
    [InlineData("1. How relevant is this ad to you?")]
    [InlineData("Support local journalism. Subscribe to the Valley Post today.")]
    [InlineData("By Jane Roe")]
    [InlineData("By Jane Roe and John Doe, The Daily Sun")]
    [InlineData("– Jane Roe")]
    [InlineData("Jane Roe, USA TODAY")]
    [InlineData("Jane Roe covers breaking news for the Sun. Reach her at jroe@example.com")]
    [InlineData("Follow Jane Roe on X and Threads: @janeroe")]
    [InlineData("Contributing: The Associated Press")]
    [InlineData("Reuters contributed to this report.")]
    [InlineData("If you buy through our links we may earn a commission.")]
    [InlineData("https://example.com/news/1")]
    [InlineData("jane.roe@example.com")]
    [InlineData("New York CNN Business —")]
    [InlineData("This story has been updated with additional details.")]
    [InlineData("Updated: February 19, 2023, 2:02 p.m. ET")]
    [InlineData("___")]
    [InlineData("***")]
    [InlineData("♦")]
    public void What_surrounds_the_text_is_not_quotable(string line)
    {
        Assert.Equal(["The council met on Monday evening.", "It will meet again in a week."], Quotes(Before + line + After));
        Assert.True(ArticleTextReader.IsFurniture(line));
    }

    [Theory]
    [InlineData("Share prices fell on Monday.")]
    [InlineData("Image recognition firms said they would appeal.")]
    [InlineData("More than 300 people died.")]
    [InlineData("Subscribers to the service rose to 1m.")]
    [InlineData("Subscribe buttons must be as easy to find as cancel buttons, the regulator said.")]
    [InlineData("Sign language interpreters joined the strike.")]
    [InlineData("Photo: the new law bans them in court, a judge said at the hearing in the old town hall, where reporters had gathered since early in the day.")]
    [InlineData("Print sales of newspapers halved in ten years.")]
    [InlineData("By Friday, the fire had reached the village.")]
    [InlineData("Watch makers in Switzerland exported less in May.")]
    [InlineData("Related party loans sank the bank.")]
    [InlineData("Corrections officers found the cell empty.")]
    [InlineData("The report was updated on Friday, the ministry said.")]
    [InlineData("Follow-up tests found no trace of the virus.")]
    [InlineData("Anyone with information is asked to write to tips@police.example.")]
    [InlineData("Associated Press reporters were barred from the room.")]
    [InlineData("Newsletter publishers earned more last year, a study says.")]
    [InlineData("Contact tracing found 14 further cases.")]
    [InlineData("Read books, she told them.")]
    [InlineData("“The power lines contributed to this,” he said.")]
    [InlineData("Jane Roe, a magazine contributor and longtime writer, noted that sales fell.")]
    [InlineData("What happened:The mayor sent a letter to the council in October after the band had played its song at the market, without asking.")]
    public void A_sentence_of_news_is_kept(string sentence)
    {
        Assert.Equal([sentence], Quotes(sentence));
        Assert.Contains(sentence, Quotes(Before + sentence + After));
    }

    [Fact]
    public void A_caption_goes_with_the_credit_below_it()
    {
        const string Body =
            "They met in Bali.\n\nThe two ministers during a meeting last year\nThey do not see eye to eyeImage: Jane Roe/AP/picture alliance\n\nThey met again.";

        Assert.Equal(["They met in Bali.", "They met again."], Quotes(Body));
    }

    [Fact]
    public void A_label_takes_the_links_below_it_along() =>
        Assert.Equal(["It rained.", "It dried."], Quotes("It rained.\n\nRead more:\nWhere it rained most\nWho got wet\n\nIt dried."));

    [Fact]
    public void A_link_behind_news_takes_no_news_along() =>
        Assert.Equal(["“It rains,” she said."], Quotes("“It rains,” she said. Read more here."));

    [Fact]
    public void Agencies_are_told_once_each_by_their_usual_names()
    {
        var text = ArticleTextReader.Read("BERLIN (Reuters) - It rained.\n\nrm/sms, wd (Reuters, AFP, dpa)\n\nContributing: The Associated Press");

        Assert.Equal(["Reuters", "AFP", "dpa", "AP"], text.Agencies);
        Assert.Equal("BERLIN (Reuters) - It rained.", Assert.Single(Quotes("BERLIN (Reuters) - It rained.\n\nrm/sms, wd (Reuters, AFP, dpa)")));
    }

    [Theory]
    [InlineData("Correction: An earlier version of this article misspelt a name. It is Roe.", 2)]
    [InlineData("Editor's note: This story was corrected to say that it rained on Tuesday.", 1)]
    [InlineData("This article has been updated to reflect the final count.", 1)]
    [InlineData("(This story has been updated to correct a misspelling.)", 1)]
    [InlineData("Clarification: The bridge is closed to cars only.", 1)]
    [InlineData("CORRECTION (Feb. 3): The bridge is closed to cars only.", 1)]
    [InlineData("In einer früheren Version dieses Artikels stand ein falscher Name.", 1)]
    public void A_correction_note_is_told_apart(string note, int sentences)
    {
        var body = Before + note;
        var text = ArticleTextReader.Read(body);

        Assert.Equal(note, text.Correction!.Value.In(body).ToString());
        Assert.Equal(sentences, text.Sentences.Count(s => s.Kind == SentenceKind.Correction));
    }

    [Fact]
    public void A_text_of_one_long_line_that_credits_pictures_now_and_then_is_no_gallery()
    {
        var walk = string.Concat(Enumerable.Repeat("They walked on along the river for an hour. ", 100));

        Assert.NotEmpty(Quotes($"{walk}Jane Roe/AFP {walk}John Doe/Reuters {walk}Jim Poe/AP {walk}"));
        Assert.Empty(Quotes(string.Concat(Enumerable.Repeat("A street in the old town on a Monday. Jane Roe/AFP Two men carry a piano. John Doe/Reuters ", 100))));
    }

    [Fact]
    public void A_report_without_a_note_has_no_correction() => Assert.Null(ArticleTextReader.Read(Before + "Correction tape sold well.").Correction);

    [Fact]
    public void Headings_stand_alone_above_text()
    {
        var text = ArticleTextReader.Read(Before + "What the mayor wants" + After);

        Assert.Equal([SentenceKind.Plain, SentenceKind.Heading, SentenceKind.Plain], text.Sentences.Select(s => s.Kind));
    }

    [Fact]
    public void A_date_is_the_reports_above_its_text_and_a_heading_inside()
    {
        var text = ArticleTextReader.Read("February 19, 2023\n\nIt began in May.\n\nMay 3, 2022\n\nIt rained.");

        Assert.Equal([SentenceKind.Plain, SentenceKind.Heading, SentenceKind.Plain], text.Sentences.Select(s => s.Kind));
    }

    [Theory]
    [InlineData("- milk and bread")]
    [InlineData("* milk and bread")]
    [InlineData("• milk and bread")]
    [InlineData("12. milk and bread")]
    public void Items_are_quoted_without_their_bullets(string item) => Assert.Contains("milk and bread", Quotes(Before + item + "\n\n" + item));

    [Fact]
    public void A_hard_wrapped_paragraph_is_one()
    {
        const string Body =
            "The prime minister of the island told reporters on Monday that\nTalks with the neighbours had gone well and that further ones\n"
            + "would follow in June. He left at noon.";

        Assert.Equal(2, Quotes(Body).Count);
    }

    [Fact]
    public void The_yardstick_is_read_as_a_reader_would()
    {
        var body = File.ReadAllText(SharedFolder.FileOrSkip("seeds/dw-munich-2023-02-19.txt"));
        var text = ArticleTextReader.Read(body);
        var quotes = text.Sentences.Select(s => s.Span.In(body).ToString()).ToList();

        Assert.Equal(["Reuters", "AFP", "dpa"], text.Agencies);
        Assert.StartsWith("Correction: An earlier version", text.Correction!.Value.In(body).ToString(), StringComparison.Ordinal);
        Assert.Contains("\"There are many balloons from many countries in the sky. Do you want to down each and every one of them?\" Wang said.", quotes);
        Assert.DoesNotContain(quotes, q => q.Contains("Skip to", StringComparison.Ordinal) || q.Contains("Image:", StringComparison.Ordinal)
            || q.Contains("Bali", StringComparison.Ordinal) || q.Contains("rm/sms", StringComparison.Ordinal) || q == "February 19, 2023");
        Assert.Contains(text.Sentences, s => s.Kind == SentenceKind.Heading && s.Span.In(body).EndsWith("an overreaction"));
    }

    internal static List<string> Quotes(string body) => ArticleTextReader.Read(body).Sentences.Select(s => s.Span.In(body).ToString()).ToList();
}
