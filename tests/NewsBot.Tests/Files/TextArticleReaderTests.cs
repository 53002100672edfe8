using FsCheck.Xunit;
using NewsBot.Sources.Files;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Files;

public sealed class TextArticleReaderTests
{
    private const string Lead = "It rained in the valley on Monday, and the river rose.";

    [Fact]
    public void The_header_is_told_from_the_text()
    {
        var article = TextArticleReader.Read($"Skip to content\nMenu\n\nRain floods the valley\n\nBy Jane Roe and John Doe\nPublished February 19, 2023\nUpdated 20 February 2023\nSource: https://example.com/rain\n\n{Lead}\n\nIt stopped.\n")!;

        Assert.Equal("Rain floods the valley", article.Title);
        Assert.Equal($"{Lead}\n\nIt stopped.\n", article.Body.TrimStart());
        Assert.Equal("2023-02-19", article.Published.ToString());
        Assert.Equal("2023-02-20", article.Updated.ToString());
        Assert.Equal(["Jane Roe", "John Doe"], article.Authors);
        Assert.Equal("https://example.com/rain", article.Url);
    }

    [Theory]
    [InlineData("Skip to content\nMenu\nHarbour Post\nWorld | Business\n\nRain floods the valley by night\n19.02.2023\n\n", "Rain floods the valley by night")]
    [InlineData("Skip to content\nHarbour Post\nHome > World\nRain floods the valley by night\n\nBy Jane Roe\n\n", "Rain floods the valley by night")]
    [InlineData("Skip to content\nRain floods valley\nThe river rose by a metre in one night.\nBy Jane Roe\n\n", "Rain floods valley")]
    [InlineData("Rain floods valley\nThe river rose by a metre in one night\nBy Jane Roe\n\n", "Rain floods valley")]
    public void The_headline_is_told_from_the_name_of_the_page(string head, string title) =>
        Assert.Equal(title, TextArticleReader.Read(head + Lead)!.Title);

    [Theory]
    [InlineData("Veröffentlicht am 19. Februar 2023")]
    [InlineData("Publié le 19 février 2023")]
    [InlineData("19 de febrero de 2023")]
    [InlineData("19.02.2023")]
    [InlineData("Sunday, February 19, 2023")]
    [InlineData("Date: February 19, 2023")]
    [InlineData("2023-02-19")]
    public void Dates_are_found_in_four_languages(string line) =>
        Assert.Equal("2023-02-19", TextArticleReader.Read($"Rain floods the valley\n{line}\n\n{Lead}")!.Published.ToString());

    [Fact]
    public void A_byline_below_the_standfirst_is_told_and_stays()
    {
        var article = TextArticleReader.Read($"Rain floods the valley\n\nThe river rose by a metre in one night.\n\nBy Jane Roe, The Daily Sun\nFebruary 19, 2023\n\n{Lead}")!;

        Assert.Equal(["Jane Roe"], article.Authors);
        Assert.Equal("2023-02-19", article.Published.ToString());
        Assert.Contains("The river rose by a metre", article.Body, StringComparison.Ordinal);
        Assert.Contains("By Jane Roe", article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_below_the_text_is_found() =>
        Assert.Equal("https://example.com/rain", TextArticleReader.Read($"Rain floods the valley\n\n{Lead}\n\n{Lead}\n\n{Lead}\n\n{Lead}\n\n{Lead}\n\nhttps://example.com/rain\n")!.Url);

    [Fact]
    public void A_day_in_the_text_is_no_date_of_publication() =>
        Assert.Null(TextArticleReader.Read($"Rain floods the valley\n\nOn February 19, 2023 it rained in the valley.\n\n{Lead}")!.Published);

    [Fact]
    public void A_title_may_begin_like_a_label() =>
        Assert.Equal("Opinion: Why the valley floods so often", TextArticleReader.Read($"Opinion: Why the valley floods so often\n\n{Lead}")!.Title);

    [Fact]
    public void A_text_without_a_headline_is_named_by_its_first_words_and_keeps_them()
    {
        var text = string.Join(' ', Enumerable.Repeat(Lead, 5));
        var article = TextArticleReader.Read(text)!;

        Assert.StartsWith("It rained in the valley on Monday", article.Title, StringComparison.Ordinal);
        Assert.InRange(article.Title.Length, 60, 100);
        Assert.Equal(text, article.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n")]
    [InlineData("123 456 --- \0")]
    public void A_text_without_letters_is_no_article(string text) => Assert.Null(TextArticleReader.Read(text));

    [Fact]
    public void Navigation_alone_keeps_its_text() => Assert.Equal("Menu\nSign in", TextArticleReader.Read("Menu\nSign in")!.Body);

    [Property(MaxTest = 1000)]
    public void The_body_is_the_end_of_any_text(string? text)
    {
        var article = TextArticleReader.Read(text ?? "");
        if (article is null)
            return;
        Assert.EndsWith(article.Body, text!, StringComparison.Ordinal);
        Assert.NotEqual("", article.Title);
    }

    [Fact]
    public void The_yardstick_has_its_title_and_day()
    {
        var article = TextArticleReader.Read(File.ReadAllText(SharedFolder.FileOrSkip("seeds/dw-munich-2023-02-19.txt")))!;

        Assert.Equal("Top US, Chinese diplomats hold talks amid 'spy balloon' spat", article.Title);
        Assert.Equal("2023-02-19", article.Published.ToString());
        Assert.StartsWith("US Secretary of State Blinken told", article.Body.TrimStart(), StringComparison.Ordinal);
    }
}
