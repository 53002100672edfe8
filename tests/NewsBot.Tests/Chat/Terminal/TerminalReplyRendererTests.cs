using NewsBot.Answering;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat.Terminal;

public sealed class TerminalReplyRendererTests
{
    private static readonly TerminalFeatures Colourful = new(80, HasStyles: true, HasLinks: true);

    [Fact]
    public void A_piped_answer_is_plain_text_of_80_columns() => Assert.Equal(
        """
        Antony Blinken and Wang Yi

            “US Secretary of State Antony Blinken and China's top diplomat Wang Yi met
            on the sidelines of the Munich Security Conference on Saturday.”
        [1] Top US, Chinese diplomats hold talks amid 'spy balloon' spat - dw.com,
            19 Feb 2023
            https://www.dw.com/en/a-64750155#:~:text=US%20Secretary
            also reported by bbc.com, reuters.com

        1,412 articles from 9 outlets, newest 19 Feb 2023 · answer k3f9

        """,
        Plain(Answers.Found(Answers.Cite() with { AlsoReportedBy = ["bbc.com", "reuters.com"] })));

    [Fact]
    public void Not_found_says_so_and_marks_the_nearest_articles_as_related()
    {
        var text = Plain(Answers.NotFound(Answers.Cite()));

        Assert.StartsWith("I found no answer to that in the ingested news.\nThe nearest articles, which are related at most:\n", text, StringComparison.Ordinal);
        Assert.Contains("[1, related] Top US", text, StringComparison.Ordinal);
        Assert.Contains("1 article from 1 outlet, newest 19 Feb 2023", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_with_no_article_within_its_bounds_says_so() => Assert.Equal(
        """
        I found no answer to that in the ingested news.
        No ingested article lies within its bounds. If nothing is ingested yet, 'ingest
        PATH' adds news.

        no articles · answer k3fa

        """,
        Plain(Answers.FromNothing()));

    [Fact]
    public void The_day_of_an_article_without_a_date_is_told_as_the_one_when_it_was_first_seen() =>
        Assert.Contains("dw.com,\n    first seen 19 Feb 2023\n", Plain(Answers.Found(Answers.Cite() with { IsUndated = true })), StringComparison.Ordinal);

    [Fact]
    public void A_terminal_sees_bold_marks_and_links()
    {
        var text = new TerminalReplyRenderer(Colourful).Render(new Reply.Answer(Answers.Found()));

        Assert.Contains("\e[1mAntony Blinken and Wang Yi\e[0m", text, StringComparison.Ordinal);
        Assert.Contains("\e[1;33mMunich\e[0m", text, StringComparison.Ordinal);
        Assert.Contains("\e]8;;https://www.dw.com/en/a-64750155#:~:text=US%20Secretary\e\\[1] Top US", text, StringComparison.Ordinal);
        Assert.DoesNotContain("    https://", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_never_reaches_the_terminal_raw()
    {
        const string Hostile = "Evil\e]0;owned\a \e[2J\u009b31m red\u202egnp.exe\r\nnext\tline \ud83d \0end";
        var hostile = Answers.Cite(snippet: Hostile) with
        {
            Title = Hostile,
            Source = Hostile,
            Link = "https://evil.example/\e]8;;\a",
            AlsoReportedBy = [Hostile],
            Explanation = [new ScorePart(Hostile, Hostile)],
        };
        var reply = new Reply.Answer(Answers.Found(hostile) with { Answer = Hostile, Notes = [Hostile] });

        Assert.DoesNotContain(new TerminalReplyRenderer(TerminalFeatures.Plain).Render(reply), c => c != '\n' && (char.IsControl(c) || char.IsSurrogate(c) || c == '\u202e'));
        Assert.DoesNotContain(new TerminalReplyRenderer(Colourful).Render(reply), c => c is '\a' or '\u009b' or '\u202e' or '\r' or '\0');
        Assert.DoesNotContain("\e[2J", new TerminalReplyRenderer(Colourful).Render(reply), StringComparison.Ordinal);
        Assert.DoesNotContain("\e]0;", new TerminalReplyRenderer(Colourful).Render(reply), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_shown_as_it_was_made() => Assert.Contains(
        "    https://example.org/a#:~:text=spare%2Dpart\n",
        Plain(Answers.Found(Answers.Cite() with { Link = "https://example.org/a#:~:text=spare%2Dpart" })),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("not an address")]
    public void Only_addresses_that_open_an_article_are_linked(string link)
    {
        var text = Plain(Answers.Found(Answers.Cite() with { Link = link }));

        Assert.DoesNotContain(link, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Wide_characters_count_twice_and_graphemes_stay_whole()
    {
        var text = Plain(Answers.Found(Answers.Cite(snippet: string.Concat(Enumerable.Repeat("会談👩‍👩‍👧", 40)))));

        var lines = text.Split('\n').Where(line => line.Contains('会', StringComparison.Ordinal)).ToArray();
        Assert.All(lines, line => Assert.InRange(TerminalText.WidthOfAll(line), 1, 80));
        Assert.All(lines, line => Assert.False(line.TrimStart().StartsWith('\u200d') || line.EndsWith('\u200d')));
        Assert.True(lines.Length > 2);
    }

    [Fact]
    public void Score_parts_are_shown_below_their_citation() => Assert.Contains(
        "    coverage 0.82, recency 0.4",
        Plain(Answers.Found(Answers.Cite() with { Explanation = [new ScorePart("coverage", "0.82"), new ScorePart("recency", "0.4")] })),
        StringComparison.Ordinal);

    [Fact]
    public void A_listing_is_a_table() => Assert.Equal(
        "Status\n  articles  1,412\n  db        3.0 MB\nNothing else.\n",
        new TerminalReplyRenderer(TerminalFeatures.Plain).Render(
            new Reply.Listing("Status", [new ReplyRow("articles", "1,412"), new ReplyRow("db", "3.0 MB")]) { Footer = "Nothing else." }));

    [Fact]
    public void A_table_has_columns_and_notes_and_what_is_widest_gives_way() => Assert.Equal(
        """
        2 feeds
          #   feed                                                    state    next poll
          1   A short one                                             active   in 5 min
            https://a.example/feed
          12  The feed with a title that goes on and on for ever an…  failing  now
        That is all.

        """.ReplaceLineEndings("\n"),
        new TerminalReplyRenderer(TerminalFeatures.Plain).Render(new Reply.Table(
            "2 feeds",
            ["#", "feed", "state", "next poll"],
            [
                new TableRow(["1", "A short\tone", "active", "in 5 min"], ["https://a.example/feed"]),
                new TableRow(["12", "The feed with a title that goes on and on for ever and ever", "failing\e", "now"], []),
            ])
        { Footer = "That is all." }));

    [Fact]
    public void A_file_is_its_text_to_the_letter() =>
        Assert.Equal("<opml>\n  </opml>\n", new TerminalReplyRenderer(TerminalFeatures.Plain).Render(new Reply.File("feeds.opml", "<opml>\n  </opml>\n")));

    private static string Plain(AnswerResult result) => new TerminalReplyRenderer(TerminalFeatures.Plain).Render(new Reply.Answer(result));
}
