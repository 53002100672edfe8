using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web;

public sealed class PageBodyTests
{
    [Fact]
    public void The_text_of_a_page_is_its_paragraphs_with_a_blank_line_between() =>
        Assert.Equal(Pages.Text, Pages.Found(Pages.Article(Pages.Paragraphs)).Body);

    [Theory]
    [InlineData("<figure><img src=ship.jpg><figcaption>The ferry on the sandbank on Tuesday, as seen from the old lighthouse of the island.</figcaption></figure>")]
    [InlineData("<div class='wp-caption'><img src=ship.jpg><p class='wp-caption-text'>The ferry on the sandbank on Tuesday, as seen from the lighthouse.</p></div>")]
    [InlineData("<div class='teaser-list'><h3>Storm carries away pier</h3><p>The pier of the old harbour was carried away by the storm of last week.</p></div>")]
    [InlineData("<aside><h3>More news</h3><p>The mayor of the island opened the new school on Monday, and the children sang.</p></aside>")]
    [InlineData("<div class='share-buttons'><span>Share this report with your friends on your favourite network</span></div>")]
    [InlineData("<div id='newsletterBox'><p>Every morning the best reports of the coast, free and without advertisements of any kind.</p></div>")]
    [InlineData("<p>Sign up for our newsletter and never miss a report from the coast again.</p>")]
    [InlineData("<div class='author-bio'><p>Jane Roe writes about ships. She sailed around the world when she was twenty.</p></div>")]
    [InlineData("<div class='cookieConsent'><p>We use cookies to show you advertisements that you might like, on this site and on others.</p></div>")]
    [InlineData("<div style='display: none'><p>Only robots see these words of many ships and harbours, since the page hides them from readers.</p></div>")]
    [InlineData("<p hidden>Only robots see these words of many ships and harbours, since the page hides them from readers.</p>")]
    [InlineData("<p><a href='/sport/regatta'>Regatta postponed until the wind comes back to the bay</a></p>")]
    [InlineData("<ul><li><a href='/a'>Fishermen catch a shark in the bay</a></li><li><a href='/b'>Why lighthouses are round</a></li></ul>")]
    [InlineData("<p>Read more: The longest ferry lines of the north</p>")]
    [InlineData("<h2>More from the coast</h2>")]
    [InlineData("<section id='comments'><p>I was on that ship, and I can tell you that it was very cold in the lifeboat that morning.</p></section>")]
    [InlineData("<button>Load more reports of the coast and of the ships that sail there every day of the year</button>")]
    public void What_surrounds_the_text_is_not_in_it(string surrounding) =>
        Assert.Equal(Pages.Text, Pages.Found(Pages.Article(Pages.Paragraphs + surrounding)).Body);

    [Theory]
    [InlineData("<h2>A buoy is missing</h2>", "A buoy is missing")]
    [InlineData("<ul><li>Sixty passengers</li><li>Eight sailors</li></ul>", "Sixty passengers\n\nEight sailors")]
    [InlineData("<blockquote><p>It felt as if a giant held the ship.</p></blockquote>", "It felt as if a giant held the ship.")]
    [InlineData("<div class='social-media-embed'><blockquote class='twitter-tweet'><p>We are all safe!</p>— The captain</blockquote></div>", "We are all safe!\n\n— The captain")]
    [InlineData("<table><tr><th>Ship<th>Tons</tr><tr><td>Gull<td>900</tr></table>", "Ship | Tons\n\nGull | 900")]
    [InlineData("<p>Jetty&nbsp;closed &amp; guarded.<br>Bus runs.<br><br>No tickets are sold.</p>", "Jetty closed & guarded.\nBus runs.\n\nNo tickets are sold.")]
    [InlineData("<pre>Tide 18:20</pre>", "Tide 18:20")]
    [InlineData("<div>The ship is thirty years old.</div>", "The ship is thirty years old.")]
    [InlineData("<div class='has-sidebar no-ads'><p>The ship is thirty years old.</p></div>", "The ship is thirty years old.")]
    [InlineData("<p>(Reporting by Jane Roe; editing by John Doe)</p>", "(Reporting by Jane Roe; editing by John Doe)")]
    [InlineData("<p>Cor\u00ADrection: the ship has\u200B two masts.</p>", "Correction: the ship has two masts.")]
    public void Headings_lists_quotations_tables_and_credits_are_in_the_text(string inside, string text) => Assert.Equal(
        string.Join("\n\n", Pages.First, text, Pages.Second, Pages.Third),
        Pages.Found(Pages.Article($"<p>{Pages.First}</p>{inside}<p>{Pages.Second}</p><p>{Pages.Third}</p>")).Body);

    [Fact]
    public void A_box_of_links_that_opens_beside_a_name_is_not_in_the_sentence() => Assert.Equal(
        Pages.Text,
        Pages.Found(Pages.Article(Pages.Paragraphs.Replace(
            "ferry ",
            "ferry <span><span><img src=a.png><a href='/f'>Ferry news of the week</a> <a href='/g'>All of the ferries of the north</a></span></span>",
            StringComparison.Ordinal))).Body);

    [Fact]
    public void The_headline_is_not_in_the_text_and_sections_of_one_kind_belong_together()
    {
        var parts = string.Concat(new[] { Pages.First, Pages.Second, Pages.Third }.Select(text => $"<div class='part'><img src=a.jpg><p>{text}</p></div>"));

        Assert.Equal(Pages.Text, Pages.Found(Pages.Article($"<div class='parts'>{parts}</div>")).Body);
    }

    [Fact]
    public void Talk_below_a_report_is_not_the_report_however_long_it_is()
    {
        var talk = string.Concat(Enumerable.Range(1, 40).Select(i =>
            $"<div class='comment-text'><p>Remark {i}: I have often been on that ship, and every time I thought that this would happen one day.</p></div>"));

        Assert.Equal(Pages.Text, Pages.Found(Pages.Article($"<div>{Pages.Paragraphs}</div><div class='comments'>{talk}</div>")).Body);
    }

    [Fact]
    public void Of_several_articles_on_a_page_the_one_below_the_headline_is_read()
    {
        var longer = string.Concat(Enumerable.Range(1, 9).Select(i => $"<p>Paragraph {i} of another report, which the page shows when a reader scrolls down far enough.</p>"));

        var page = Pages.Page($"<main><article><h1>Ferry runs aground</h1>{Pages.Paragraphs}</article><article><h1>Next report</h1>{longer}</article></main>");

        Assert.Equal(Pages.Text, Pages.Found(page).Body);
    }

    [Fact]
    public void All_updates_of_a_live_page_are_read()
    {
        var updates = string.Concat(Enumerable.Range(1, 8).Select(i =>
            $"<article class='update'><h2>It is {i} o'clock</h2><p>Update {i}: the ship has not moved since the last report, and the tide is still out.</p></article>"));

        var body = Pages.Found(Pages.Page($"<main><h1>Ferry runs aground</h1><div class='updates'>{updates}</div></main>")).Body;

        Assert.All(Enumerable.Range(1, 8), i => Assert.Contains($"It is {i} o'clock\n\nUpdate {i}:", body, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_only_the_description_of_the_page_holds_is_read_from_there()
    {
        var head = $$"""
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Ferry runs aground",
             "articleBody":"{{Pages.First}}\n{{Pages.Second}}

            {{Pages.Third}}"}]}
            </script>
            """;

        Assert.Equal(Pages.Text, Pages.Found(Pages.Page("<div id='app'></div>", head)).Body);
    }

    [Fact]
    public void A_page_for_telephones_is_read_without_its_advertisements() => Assert.Equal(
        Pages.Text,
        Pages.Found(Pages.Article(Pages.Paragraphs + "<amp-ad><div fallback>This space is for rent to anybody who pays for it.</div></amp-ad>")).Body);

    [Theory]
    [InlineData("<p>{0}<p>{1}<p>{2}")]
    [InlineData("<div><p>{0}</div><div><p>{1}</span></div><div></b><p>{2}</div>")]
    [InlineData("<ul><li>{0}<li>{1}<li>{2}</ul>")]
    [InlineData("<table><tr><td><p>{0}<p>{1}<tr><td>{2}</table>")]
    [InlineData("{0}<br><br>{1}<br/><br/>{2}")]
    [InlineData("<p>{0}</p><svg><g><p>{1}</p><p>{2}</p>")]
    [InlineData("<p>{0}<script src=a.js /></script><p>{1}<script>document.write('<p>' + \"</\" + 'p>')</script><p>{2}")]
    [InlineData("<span class=wrap><div><p>{0}</p></div></span><a name=top><p>{1}</p></a><custom-text><p>{2}</p></custom-text>")]
    public void Careless_markup_is_read_as_browsers_read_it(string html) => Assert.Equal(
        Pages.Text,
        Pages.Found(Pages.Article(html.Replace("{0}", Pages.First, StringComparison.Ordinal).Replace("{1}", Pages.Second, StringComparison.Ordinal).Replace("{2}", Pages.Third, StringComparison.Ordinal))).Body);
}
