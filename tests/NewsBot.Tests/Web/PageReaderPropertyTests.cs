using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Sources.Web;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Web;

public sealed class PageReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<div class='", "'>", "<p>", "</p>", "<span>", "</span>", "<a href='/x'>", "<a href='http://[::", "</a>", "<h1>", "<h2>", "</h2>", "<table>", "<tr>", "<td>",
        "</table>", "<ul>", "<li>", "</ul>", "<blockquote>", "<br>", "<br><br>", "<article>", "</article>", "<aside>", "<figure>", "<figcaption>", "<svg>", "<path/>", "</svg>", "<template>",
        "<script>", "</script>", "<script type='application/ld+json'>", "{\"@type\":\"NewsArticle\",\"articleBody\":\"", "{\"@graph\":[", "]}", "\"}", "\\ud800", "<style>", "</style>", "<title>",
        "</title>", "<textarea>", "<select>", "<option>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<html lang='", "<head>", "<body class='home'>", "<meta name='date' content='",
        "<meta charset='utf-16'>", "<link rel=canonical href='", "<time datetime='2023-02-19T", "itemprop=author", "style='display:none'", "&amp;", "&#xD800;", "&#0;", "&nbsp", "\0", "\uFEFF", "\uFFFD",
        "<", ">", "\"", "=", "/", " ", "\n", "😀", "他来了。", "مرحبا.", Pages.First, Pages.Second, Pages.Paragraphs, Pages.Article(Pages.Paragraphs),
    ];

    private static readonly byte[] Page = Encoding.UTF8.GetBytes(Pages.Article(
        "<div class='share'>Share</div>" + Pages.Paragraphs + "<ul><li><a href='/a'>Other</a></li></ul><table><tr><td>Gull<td>900</tr></table>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry runs aground\",\"datePublished\":\"2023-02-19\"}</script>"));

    [Property(MaxTest = 500)]
    public void Any_bytes_can_be_read(byte[]? bytes) => AssertSound(bytes ?? []);

    [Property(MaxTest = 1500)]
    public Property Any_mixture_of_tags_and_words_can_be_read() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(), html => AssertSound(Encoding.UTF8.GetBytes(html)));

    [Property(MaxTest = 1500)]
    public Property A_page_that_was_damaged_anywhere_can_be_read() => Prop.ForAll(DamageOf(Page).ToArbitrary(), AssertSound);

    [Fact]
    public void A_real_page_that_was_damaged_anywhere_can_be_read()
    {
        var folder = Path.GetDirectoryName(SharedFolder.FileOrSkip("pages/truth.jsonl"))!;
        var pages = Directory.EnumerateFiles(Path.Combine(folder, "html")).Order(StringComparer.Ordinal).Select(Pages.ReadZipped).ToList();

        var damaged = Gen.Elements<byte[]>(pages).SelectMany(page => DamageOf(page));
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true), Prop.ForAll(damaged.ToArbitrary(), AssertSound));
    }

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<div>", 2_000_000)]
    [InlineData("<b id=x>", 200_000)]
    [InlineData("<x><div></x></div>", 100_000)]
    [InlineData("<table><tr><td>", 150_000)]
    [InlineData("<ul><li>", 200_000)]
    [InlineData("<a href=//x>y<p>", 150_000)]
    [InlineData("<svg><g>", 200_000)]
    [InlineData("<p>x", 500_000)]
    [InlineData("<h1>x", 300_000)]
    [InlineData("</p>", 500_000)]
    [InlineData("<div></span>", 200_000)]
    [InlineData("<script type=application/ld+json>[", 200_000)]
    [InlineData("<meta name=date content=x>", 100_000)]
    [InlineData("<tr><td>x<td>y", 150_000)]
    [InlineData("<", 2_000_000)]
    [InlineData("&", 2_000_000)]
    [InlineData("<!--", 500_000)]
    [InlineData("word ", 2_000_000)]
    [InlineData("x<br>", 400_000)]
    public void Megabytes_of_anything_are_read(string piece, int times) =>
        AssertSound(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times)) + Pages.Paragraphs));

    [Theory]
    [InlineData("")]
    [InlineData("a1 ")]
    [InlineData("class=a style=b ")]
    public void A_tag_may_have_any_number_of_attributes(string attribute) =>
        AssertSound(Encoding.UTF8.GetBytes($"<div {string.Concat(Enumerable.Range(0, 300_000).Select(i => attribute.Replace("1", $"{i}", StringComparison.Ordinal)))}>{Pages.Paragraphs}"));

    [Fact]
    public void Text_below_a_hundred_thousand_open_elements_is_still_read()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 100_000)) + Pages.Paragraphs + string.Concat(Enumerable.Repeat("</div>", 100_000));

        Assert.Contains(Pages.Second, Pages.Found(html).Body, StringComparison.Ordinal);
    }

    /// <summary>Parts of a page are cut out or replaced by random bytes, several times.</summary>
    private static Gen<byte[]> DamageOf(byte[] page)
    {
        var change = from at in Gen.Choose(0, page.Length - 1)
                     from length in Gen.Choose(0, 40)
                     from replacement in Gen.Choose(0, 255).ListOf()
                     select (At: at, Length: length, Replacement: replacement.Select(b => (byte)b).ToArray());
        return change.ListOf().Select(changes => changes.Aggregate(page, (damaged, c) =>
            c.At >= damaged.Length ? damaged : [.. damaged.AsSpan(0, c.At), .. c.Replacement, .. damaged.AsSpan(Math.Min(damaged.Length, c.At + c.Length))]));
    }

    private static void AssertSound(byte[] content)
    {
        var reading = PageReader.Read(new ServedPage(content) { Address = new Uri("https://harbour-post.example/a") });
        if (reading is PageReading.Refused refused)
        {
            Assert.NotEmpty(refused.Reason);
            return;
        }

        var article = Assert.IsType<PageReading.Found>(reading).Article;
        Assert.False(string.IsNullOrWhiteSpace(article.Title) || string.IsNullOrWhiteSpace(article.Body), "An article has a headline and a text.");
        Assert.DoesNotContain('\0', article.Title + article.Body);
        Assert.Equal(article.Body, new string([.. article.Body.EnumerateRunes().SelectMany(rune => rune.ToString())])); // no half characters
    }
}
