using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.App;

public sealed class ExtractVerbTests : IDisposable
{
    private readonly Shell _shell = new();

    private static readonly string Page = Pages.Article(
        Pages.Paragraphs + "<p>(Reporting by Jane Roe for Reuters; editing by John Doe)</p><p>Correction: An earlier version of this report named another island.</p>",
        "<meta property='article:published_time' content='2023-02-19T14:02:00Z'><meta name='author' content='Jane Roe'>");

    [Fact]
    public async Task A_page_is_shown_as_one_line_of_JSON()
    {
        var page = _shell.Folder.Write("ferry.html", Page);

        Assert.Equal(0, await _shell.RunAsync("extract", page, "--url", "https://harbour-post.example/ferry", "--json"));

        var line = JsonElement.Parse(_shell.Out.ToString());
        Assert.Equal(
            ["file", "url", "title", "authors", "published", "updated", "site", "language", "agencies", "correction", "paywalled", "text"],
            line.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ("ferry.html", "https://harbour-post.example/ferry", "Ferry runs aground", "2023-02-19T14:02:00Z", "The Harbour Post", "en"),
            (Text("file"), Text("url"), Text("title"), Text("published"), Text("site"), Text("language")));
        Assert.Equal(("Jane Roe", "Reuters"), (line.GetProperty("authors")[0].GetString(), line.GetProperty("agencies")[0].GetString()));
        Assert.StartsWith("Correction: An earlier", Text("correction"), StringComparison.Ordinal);
        Assert.StartsWith(Pages.Text, Text("text"), StringComparison.Ordinal);
        Assert.False(File.Exists(_shell.Folder.PathOf("news.db")));

        string? Text(string member) => line.GetProperty(member).GetString();
    }

    [Fact]
    public async Task Every_page_of_a_folder_is_shown_and_nothing_else_in_it()
    {
        _shell.Folder.Write("pages/a.html", Page);
        _shell.Folder.Write("pages/inner/b.html.gz", Pages.Zip(Page));
        _shell.Folder.Write("pages/c.html", "<p>Soon.</p>");
        _shell.Folder.Write("pages/d.txt", Pages.Text);

        Assert.Equal(0, await _shell.RunAsync("extract", _shell.Folder.PathOf("pages"), "--json"));

        var lines = Lines();
        Assert.Equal(["a.html", "c.html", "inner/b.html.gz"], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal("The page holds no text of an article.", lines[1].GetProperty("error").GetString());
        Assert.Equal("newsbot: c.html: The page holds no text of an article.\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task A_batch_names_the_pages_and_where_they_were_served()
    {
        _shell.Folder.Write("pages/a.html", Page);
        _shell.Folder.Write("pages/b.html", Page);
        _shell.Folder.Write("secret.html", Page);
        var batch = _shell.Folder.Write("batch.jsonl", """
            {"file":"b.html","url":"https://harbour-post.example/b"}

            {"file":"../secret.html"}
            not JSON
            {"file":"gone.html"}
            {"file":"a.html"}
            """);

        Assert.Equal(1, await _shell.RunAsync("extract", _shell.Folder.PathOf("pages"), "--batch", batch, "--json"));

        var lines = Lines();
        Assert.Equal(["b.html", "gone.html", "a.html"], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal("https://harbour-post.example/b", lines[0].GetProperty("url").GetString());
        Assert.Contains("batch.jsonl:3: ../secret.html is not in the folder", _shell.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("batch.jsonl:4: this line is not a JSON object", _shell.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("gone.html: There is no such file", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_JSON_a_page_is_shown_for_reading()
    {
        Assert.Equal(0, await _shell.RunAsync("extract", _shell.Folder.Write("ferry.html", Page)));

        Assert.Contains("Ferry runs aground", _shell.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("The coast guard said that nobody was hurt", _shell.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_web_is_fetched_and_only_shown()
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(context.Request.Path == "/ferry" ? Page : "", context.RequestAborted);
        });

        Assert.Equal(0, await _shell.RunAsync("extract", site.At("/ferry"), "--json", "--Ingestion:AllowedNetworks:0=127.0.0.0/8"));

        var line = Assert.Single(Lines());
        Assert.Equal((site.At("/ferry"), "Ferry runs aground"), (line.GetProperty("file").GetString(), line.GetProperty("title").GetString()));
        Assert.False(File.Exists(_shell.Folder.PathOf("news.db")));
    }

    [Theory]
    [InlineData(1, "There is no such file or folder", "gone.html")]
    [InlineData(1, "The name of a page ends in", "note.txt")]
    [InlineData(1, "The address is not in the public internet", "http://127.0.0.1/a")]
    [InlineData(2, "is not an http or https address", "ferry.html", "--url", "ftp://harbour-post.example/a")]
    [InlineData(2, "--url is the address of one page", ".", "--url", "https://harbour-post.example/a")]
    [InlineData(2, "--batch names files of a folder", "ferry.html", "--batch", "batch.jsonl")]
    [InlineData(2, "leave --url out", ".", "--batch", "batch.jsonl", "--url", "https://harbour-post.example/a")]
    public async Task What_cannot_be_done_is_told_with_what_to_do(int exitCode, string message, string input, params string[] options)
    {
        _shell.Folder.Write("ferry.html", Page);
        _shell.Folder.Write("note.txt", Pages.Text);
        var named = input.StartsWith("http", StringComparison.Ordinal) ? input : _shell.Folder.PathOf(input);

        Assert.Equal(exitCode, await _shell.RunAsync(["extract", named, .. options]));

        Assert.Contains(message, _shell.Error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _shell.Dispose();

    private List<JsonElement> Lines() => [.. _shell.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}
