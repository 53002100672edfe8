using NewsBot.Sources.Files;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Files;

public sealed class OutletNameTests
{
    private const string Lead = "It rained in the valley on Monday, and the river rose.";
    private const string Headline = "Rain floods the valley by night";

    [Theory]
    [InlineData("Skip to content\nMenu\nHarbour Post\nWorld | Business\n\nRain floods the valley by night\n19.02.2023\n\n", "Harbour Post")]
    [InlineData("Skip to content\nMenu\nThe Lantern\nHome > World\n\nRain floods the valley by night\nBy Jane Roe\n\n", "The Lantern")]
    [InlineData("Skip to content\nScores\nMenu\nPrairie Sports Daily\n\nRain floods the valley by night\nFebruary 8, 2023\n\n", "Prairie Sports Daily")]
    [InlineData("1. Skip to content\n  2. Skip to more RW sites\n\nRain floods the valley by night\n\nFebruary 19, 2023\n\n", "RW")]
    [InlineData("Rain floods the valley by night\nBy Jane Roe, The Daily Sun\n\n", "The Daily Sun")]
    [InlineData("Rain floods the valley by night\nFebruary 19, 2023\nSource: Valley Voice\n\n", "Valley Voice")]
    [InlineData("Source: www.Example.com\nRain floods the valley by night\n\n", "example.com")]
    [InlineData("Rain floods the valley by night | Harbour Post\n\n", "Harbour Post")]
    [InlineData("Rain floods the valley by night – example.co.uk\n\n", "example.co.uk")]
    public void A_line_of_the_head_names_it(string head, string outlet) => Assert.Equal(outlet, OutletOf(head + Lead));

    [Theory]
    [InlineData("© 2023 Valley Voice. All rights reserved.", "Valley Voice")]
    [InlineData("Copyright 2019-2023 The Lantern", "The Lantern")]
    [InlineData("Copyright © 2023, example.com", "example.com")]
    public void A_copyright_line_below_the_text_names_it(string line, string outlet) => Assert.Equal(outlet, OutletOf($"{Headline}\n\n{Lead}\n\n{line}\n"));

    [Theory]
    [InlineData("Rain floods the valley by night\n\n")]
    [InlineData("Skip to content\nMenu\nScores\nTop Stories\nWorld News\nLive Radio\nBusiness Today\nThe Latest\n\nRain floods the valley by night\n19.02.2023\n\n")]
    [InlineData("Rain floods the valley - what happened next\n\n")]
    [InlineData("Rain floods the valley by night\nBy Jane Roe, John Doe\n\n")]
    [InlineData("Source: valley to be cleared by night\n\n")]
    public void Nothing_else_is_taken_for_a_name(string head) => Assert.Null(OutletOf(head + Lead));

    [Theory]
    [InlineData("2023-02-19 www.Example.com rain.txt", "example.com")]
    [InlineData("news.example.org_rain-floods-valley.txt", "news.example.org")]
    [InlineData("rain v1.final.txt", null)]
    [InlineData("St.Moritz.txt", null)]
    [InlineData("rain.txt", null)]
    public void A_file_may_be_named_by_a_domain(string file, string? outlet) => Assert.Equal(outlet, OutletName.InFileName(Path.Combine("downloads", file)));

    [Theory]
    [InlineData("rain.txt", $"{Headline}\n\n{Lead}", null)]
    [InlineData("rain.md", $"# {Headline}\n\n{Lead}", null)]
    [InlineData("example.org rain.md", $"# {Headline}\n\n{Lead}", "example.org")]
    [InlineData("example.org rain.txt", $"Skip to content\nMenu\nHarbour Post\n\n{Headline}\n19.02.2023\n\n{Lead}", "Harbour Post")]
    [InlineData("rain.txt", $"Skip to content\nMenu\nHarbour Post\n\n{Headline}\n19.02.2023\nhttps://www.example.com/rain\n\n{Lead}", "example.com")]
    public async Task A_folder_is_no_outlet(string file, string text, string? outlet)
    {
        using var folder = new TempFolder();
        var fetched = Assert.Single(await FileOutcomes.Of(folder.Write($"articles/{file}", text))).Fetched();

        Assert.Equal(outlet, fetched.Article.Source);
        Assert.Equal(Headline, fetched.Article.Title);
    }

    private static string? OutletOf(string text) => TextArticleReader.Read(text)!.Outlet;
}
