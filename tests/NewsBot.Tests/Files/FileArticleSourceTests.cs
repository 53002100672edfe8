using System.Text;
using FsCheck.Xunit;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Files;

public sealed class FileArticleSourceTests : IDisposable
{
    private const string Report = "# Bridge opens\n\nThe bridge opened on Monday.\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_folder_is_read_with_its_folders_in_ordinal_order_and_places_are_paths_within_it()
    {
        _folder.Write("b.md", Report);
        _folder.Write("B.md", Report);
        _folder.Write("a/z.md", Report);
        _folder.Write("a/b/c.jsonl", """{"title":"T","text":"B"}""");

        var outcomes = await FileOutcomes.Of(_folder.FullPath);

        Assert.Equal(["B.md", "a/b/c.jsonl:1", "a/z.md", "b.md"], outcomes.Select(o => o.Fetched().Place));
    }

    [Fact]
    public async Task Hidden_files_and_files_of_other_kinds_are_passed_over_in_a_folder()
    {
        _folder.Write(".hidden.md", Report);
        _folder.Write(".git/a.md", Report);
        _folder.Write("photo.jpg", [1, 2, 3]);
        _folder.Write("notes.md.bak", Report);

        Assert.Empty(await FileOutcomes.Of(_folder.FullPath));
    }

    [Fact]
    public async Task A_link_is_followed_only_to_a_file_of_the_folder_that_is_not_found_without_it()
    {
        using var outside = new TempFolder();
        outside.Write("secret.md", Report);
        _folder.Write(".data/kept.md", Report);
        _folder.Write("plain.md", Report);
        File.CreateSymbolicLink(_folder.PathOf("kept.md"), ".data/kept.md");
        File.CreateSymbolicLink(_folder.PathOf("again.md"), "plain.md");
        File.CreateSymbolicLink(_folder.PathOf("secret.md"), outside.PathOf("secret.md"));
        File.CreateSymbolicLink(_folder.PathOf(".way"), outside.FullPath);
        File.CreateSymbolicLink(_folder.PathOf("detour.md"), ".way/secret.md");
        File.CreateSymbolicLink(_folder.PathOf("dangling.md"), "nowhere.md");
        File.CreateSymbolicLink(_folder.PathOf("ring.md"), "ring.md");
        Directory.CreateSymbolicLink(_folder.PathOf("outside"), outside.FullPath);
        Directory.CreateSymbolicLink(_folder.PathOf("loop"), _folder.FullPath);

        var outcomes = await FileOutcomes.Of(_folder.FullPath);

        Assert.Equal(["kept.md", "plain.md"], outcomes.Select(o => o.Fetched().Place));
    }

    [Theory]
    [InlineData("missing.txt", "no such file")]
    [InlineData("", "no such file")]
    [InlineData("a\0b", "no such file")]
    [InlineData("photo.jpg", "Files of this kind")]
    public async Task What_was_named_and_cannot_be_read_is_said_with_what_to_do(string name, string reason)
    {
        _folder.Write("photo.jpg", [1, 2, 3]);
        var path = name.EndsWith('g') || name.EndsWith('t') ? _folder.PathOf(name) : name;

        var unreadable = Assert.Single(await FileOutcomes.Of(path)).Unreadable();

        Assert.Equal(path, unreadable.Place);
        Assert.Contains(reason, unreadable.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page.html", "<p>Hello</p>", "holds no text of an article")]
    [InlineData("empty.txt", "", "empty")]
    [InlineData("binary.txt", "a\0b", "binary")]
    [InlineData("large.md", "# 123456789012345678901234567890", "Ingestion:MaxFileBytes")]
    public async Task A_file_that_holds_no_article_is_refused_with_the_reason(string name, string content, string reason)
    {
        var options = new IngestionOptions { MaxFileBytes = 30 };

        var refused = Assert.Single(await FileOutcomes.Of(_folder.Write(name, content), options)).Refused();

        Assert.Equal(name, refused.Place);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_markdown_file_becomes_an_article_that_an_edit_and_a_move_leave_known()
    {
        var path = _folder.Write("town/50% off #1.md", Report);

        var article = Assert.Single(await FileOutcomes.Of(path)).Fetched().Article;

        Assert.Equal([IdentityKey.OfFile(path), IdentityKey.OfContent("Bridge opens", "The bridge opened on Monday.")], article.Keys);
        Assert.Equal($"file://{_folder.FullPath}/town/50%25%20off%20%231.md", article.Url);
        Assert.Null(article.Source);
    }

    [Fact]
    public async Task A_text_that_was_saved_from_a_page_is_known_by_its_headline_its_day_and_its_writers()
    {
        var path = _folder.Write("a.txt", "Skip to content\nMenu\n\nBridge opens\nPublished 20 February 2023\nBy Jane Roe\n\nThe bridge opened on Monday.\n");

        var article = Assert.Single(await FileOutcomes.Of(path)).Fetched().Article;

        Assert.Equal(("Bridge opens", "The bridge opened on Monday."), (article.Title, article.Body));
        Assert.Equal("2023-02-20", article.Published.ToString());
        Assert.Equal(["Jane Roe"], article.Authors);
    }

    [Fact]
    public async Task An_address_in_the_file_comes_before_its_path()
    {
        var path = _folder.Write("a.md", "---\nurl: https://www.example.org/bridge\n---\n" + Report);

        var article = Assert.Single(await FileOutcomes.Of(path)).Fetched().Article;

        Assert.Equal(["url:example.org/bridge", IdentityKey.OfFile(path)], article.Keys.Take(2));
        Assert.Equal("https://www.example.org/bridge", article.Url);
        Assert.Equal("example.org", article.Source);
    }

    [Fact]
    public void Of_paths_that_lie_in_each_other_each_file_is_read_once()
    {
        var inner = _folder.Write("in/a.md", Report);
        var hidden = _folder.Write(".hidden/b.md", Report);
        var other = _folder.Write("c.pdf", Report);
        string[] paths = [inner, _folder.FullPath, _folder.PathOf("in"), hidden, other, _folder.FullPath + "/", _folder.PathOf("missing.md")];

        var sources = FileSources.Open(paths, new IngestionOptions());

        Assert.Equal([_folder.FullPath, hidden, other, _folder.PathOf("missing.md")], sources.Select(s => s.Name));
    }

    [Property]
    public void Any_bytes_in_a_file_of_text_end_in_a_value(byte[] bytes)
    {
        foreach (var name in (string[])["any.txt", "any.md"])
        {
            var source = FileSources.Open(_folder.Write(name, bytes), new IngestionOptions());
            Assert.Single(source.FetchAsync(CancellationToken.None).ToBlockingEnumerable(CancellationToken.None));
        }
    }

    [Property]
    public void Any_text_in_a_file_ends_in_a_value(string text)
    {
        foreach (var content in (string[])[text ?? "", $"---\n{text}\n---\n{text}", $"---\ntitle: {text}\n---\n# {text}\n\n{text}"])
        {
            foreach (var name in (string[])["any.txt", "any.md"])
            {
                var source = FileSources.Open(_folder.Write(name, Encoding.UTF8.GetBytes(content)), new IngestionOptions());
                Assert.Single(source.FetchAsync(CancellationToken.None).ToBlockingEnumerable(CancellationToken.None));
            }
        }
    }

    public void Dispose() => _folder.Dispose();
}
