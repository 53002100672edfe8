using NewsBot.Sources.Files;

namespace NewsBot.Tests.Files;

public sealed class MarkdownArticleReaderTests
{
    [Fact]
    public void The_front_matter_says_what_the_article_is()
    {
        var article = Read("""
            ---
            title: "Bridge: open at last"
            date: 2023-02-19
            updated: 2023-02-20T10:00:00+01:00
            authors: [Ann Lee, Bo]
            url: https://example.org/bridge
            source: Example News
            language: en
            tags: [{deep: [1, 2]}, x]
            ---
            It opened on Monday.
            """);

        Assert.Equal("Bridge: open at last", article.Title);
        Assert.Equal("It opened on Monday.", article.Body);
        Assert.Equal("2023-02-19", article.Published.ToString());
        Assert.Equal("2023-02-20T09:00:00Z", article.Updated.ToString());
        Assert.Equal(["Ann Lee", "Bo"], article.Authors);
        Assert.Equal("https://example.org/bridge", article.Url);
        Assert.Equal("Example News", article.Source);
        Assert.Equal("en", article.Language);
    }

    [Fact]
    public void Other_names_and_windows_line_ends_serve_too()
    {
        var article = Read("---\r\nTitle: Bridge\r\npublished: soon\r\nauthor: Ann Lee\r\nlink: https://example.org/b\r\nsource: ~\r\n---\r\nIt opened.\r\n");

        Assert.Equal(("Bridge", "It opened.", "https://example.org/b"), (article.Title, article.Body, article.Url));
        Assert.Equal(["Ann Lee"], article.Authors);
        Assert.Null(article.Published);
        Assert.Null(article.Source);
    }

    [Theory]
    [InlineData("# Bridge *opens*\n\nIt did.")]
    [InlineData("Bridge opens\n============\nIt did.")]
    [InlineData("---\ntitle: Bridge opens\n---\n# Bridge opens\n\nIt did.")]
    public void The_headline_is_not_repeated_in_the_text(string markdown)
    {
        var article = Read(markdown);

        Assert.Equal(("Bridge opens", "It did."), (article.Title, article.Body));
    }

    [Fact]
    public void The_text_is_what_a_reader_sees_in_paragraphs()
    {
        var article = Read("""
            # T

            ## What **happened**
            The [bridge](https://example.org "x") *opened*
            on Monday &amp; Tuesday, `a_b` <b>says</b> <https://example.org>.\
            Next line.

            ![A photo](photo.jpg)

            - one
              - two

            > “A *quote*”
            >
            > goes on

            ***

            <div>markup</div>

            ```
            code * stays
            ```

            Escaped \*stars\*.

            [ref]: https://example.org
            """);

        string[] paragraphs =
        [
            "What happened", "The bridge opened on Monday & Tuesday, a_b says https://example.org.\nNext line.", "one", "two", "“A quote”", "goes on",
            "code * stays", "Escaped *stars*.",
        ];
        Assert.Equal(string.Join("\n\n", paragraphs), article.Body);
    }

    [Fact]
    public void A_rule_at_the_top_is_no_front_matter() =>
        Assert.Equal("Some words between two rules\n\nMore.", Read("---\nSome words between two rules\n\n---\n# T\n\nMore.").Body);

    [Theory]
    [InlineData("---\ntitle: a\nurl: [b\n---\n# T\n\nBody", "(line 4)")]
    [InlineData("---\ntitle: {:{\u2028<\r}\uFEFF\n---\nBody", "front matter is not YAML")]
    [InlineData("---\n*\uFEFF:\" :\n\n---\n# T\n\nBody", "front matter is not YAML")]
    [InlineData("---\ntitle: !!_/]\n---\nBody", "front matter is not YAML")]
    [InlineData("---\ntitle: \"a\n---\n# T\n\nBody", "front matter is not YAML")]
    [InlineData("Just words.", "no title")]
    [InlineData("# Only a headline", "no text")]
    [InlineData("---\ntitle: a\n---\n![photo](a.jpg)", "no text")]
    public void What_is_no_article_is_refused_with_the_reason(string markdown, string reason)
    {
        Assert.Null(MarkdownArticleReader.Read(markdown, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">", "a")]
    [InlineData("- ", "a")]
    [InlineData("[", "a")]
    [InlineData("*", "a")]
    [InlineData("![", "](a)")]
    public void Markdown_of_hostile_depth_ends_in_a_value(string open, string middle)
    {
        var markdown = "# T\n\n" + string.Concat(Enumerable.Repeat(open, 5_000)) + middle;

        Assert.True(MarkdownArticleReader.Read(markdown, out var problem) is not null || problem is not null);
    }

    [Fact]
    public void Front_matter_of_hostile_depth_ends_in_a_value()
    {
        var markdown = $"---\ntitle: T\nx: {new string('[', 20_000)}{new string(']', 20_000)}\n---\nBody";

        Assert.True(MarkdownArticleReader.Read(markdown, out var problem) is not null || problem is not null);
    }

    private static FileArticle Read(string markdown)
    {
        var article = MarkdownArticleReader.Read(markdown, out var problem);
        Assert.Null(problem);
        return article!;
    }
}
