using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Files;

public sealed class PageFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("ferry.html")]
    [InlineData("ferry.HTM")]
    [InlineData("ferry.html.gz")]
    [InlineData("ferry.htm.gz")]
    public async Task A_saved_page_is_an_article(string name)
    {
        var html = Pages.Article(Pages.Paragraphs, "<link rel=canonical href='https://www.harbour-post.example/ferry/'>");
        var path = _folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? Pages.Zip(html) : System.Text.Encoding.UTF8.GetBytes(html));

        var article = Assert.Single(await FileOutcomes.Of(path)).Fetched().Article;

        Assert.Equal(("Ferry runs aground", Pages.Text, "The Harbour Post"), (article.Title, article.Body, article.Source));
        Assert.Equal("https://www.harbour-post.example/ferry/", article.Url);
        Assert.Equal(IdentityKey.OfUrl(new Uri("https://harbour-post.example/ferry")), article.Keys[0]);
    }

    [Fact]
    public async Task A_page_in_a_folder_is_read_beside_other_files()
    {
        _folder.Write("a.html.gz", Pages.Zip(Pages.Article(Pages.Paragraphs)));
        _folder.Write("b.txt", "Ferry runs aground\n\n" + Pages.Text);

        Assert.Equal(["a.html.gz", "b.txt"], (await FileOutcomes.Of(_folder.FullPath)).Select(outcome => outcome.Fetched().Place));
    }

    [Fact]
    public async Task A_page_that_unzips_to_more_than_is_allowed_is_refused()
    {
        var path = _folder.Write("bomb.html.gz", Pages.Zip(new string(' ', 10_000_000)));

        var reason = Assert.Single(await FileOutcomes.Of(path, new IngestionOptions { MaxFileBytes = 100_000 })).Refused().Reason;

        Assert.Equal("The file is larger than Ingestion:MaxFileBytes, 100000 bytes.", reason);
    }

    [Fact]
    public async Task A_zipped_page_that_was_cut_off_is_refused()
    {
        var whole = Pages.Zip(Pages.Article(Pages.Paragraphs));
        var cut = _folder.Write("cut.html.gz", whole[..^20]);
        var wrong = _folder.Write("wrong.html.gz", "<html>");

        Assert.Contains("cut off or damaged", Assert.Single(await FileOutcomes.Of(cut)).Refused().Reason, StringComparison.Ordinal);
        Assert.Contains("not gzip", Assert.Single(await FileOutcomes.Of(wrong)).Refused().Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
