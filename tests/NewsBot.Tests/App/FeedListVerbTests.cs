using System.Text.Json;

namespace NewsBot.Tests.App;

public sealed class FeedListVerbTests : IDisposable
{
    private const string Opml = "<opml><body><outline text='World'><outline text='The Day' xmlUrl='https://a.example/feed'/></outline><outline xmlUrl='https://b.example/'/></body></opml>";

    private readonly Shell _shell = new();

    [Fact]
    public async Task Feeds_are_imported_listed_and_exported()
    {
        Assert.Equal(0, await _shell.RunAsync("feeds", "import", _shell.Folder.Write("my.opml", Opml)));
        Assert.Equal(0, await _shell.RunAsync("feeds", "list"));

        Assert.Equal(
            """
            Added 2 feeds, 0 in the list already; 'newsbot run' polls them.
            2 feeds
              #  feed                state   last success  articles  next poll
              1  The Day             active  never         0         now
                https://a.example/feed
                tags: World
              2  https://b.example/  active  never         0         now

            """.ReplaceLineEndings("\n"),
            _shell.Out.ToString());
        Assert.Equal(0, await _shell.RunAsync("feeds", "export", _shell.Folder.PathOf("out.opml")));
        Assert.Contains("<outline text=\"World\">", File.ReadAllText(_shell.Folder.PathOf("out.opml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_also_one_line_of_JSON_a_feed()
    {
        await _shell.RunAsync("feeds", "import", _shell.Folder.Write("my.opml", Opml));
        _shell.Out.GetStringBuilder().Clear();

        Assert.Equal(0, await _shell.RunAsync("feeds", "list", "--json"));

        var first = JsonElement.Parse(_shell.Out.ToString().Split('\n')[0]);
        Assert.Equal((1, "https://a.example/feed", "The Day", "active"), (first.GetProperty("id").GetInt32(), Text(first, "url"), Text(first, "title"), Text(first, "state")));
        Assert.Equal(("World", 0, JsonValueKind.Null), (first.GetProperty("tags")[0].GetString(), first.GetProperty("articles").GetInt32(), first.GetProperty("lastSuccess").ValueKind));
    }

    [Fact]
    public async Task Without_a_file_the_export_goes_to_the_standard_output_to_the_letter()
    {
        await _shell.RunAsync("feeds", "import", _shell.Folder.Write("my.opml", Opml));
        _shell.Out.GetStringBuilder().Clear();

        Assert.Equal(0, await _shell.RunAsync("feeds", "export"));

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n", _shell.Out.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("</opml>\n", _shell.Out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no such file", "feeds", "import", "nothing.opml")]
    [InlineData("http://127.0.0.1/: The address is not in the public internet.", "feeds", "add", "http://127.0.0.1/")]
    [InlineData("There is no feed 3 in the list", "feeds", "pause", "3")]
    public async Task What_cannot_be_done_is_one_clear_line(string problem, params string[] args)
    {
        Assert.Equal(1, await _shell.RunAsync(args));
        Assert.Contains(problem, Assert.Single(_shell.Error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_are_listed_with_who_made_them_and_how_they_ended()
    {
        await _shell.RunAsync("feeds", "import", _shell.Folder.Write("my.opml", Opml));
        await _shell.RunAsync("feeds", "pause", "3");
        await _shell.RunAsync("ingest", "nothing");
        _shell.Out.GetStringBuilder().Clear();

        Assert.Equal(0, await _shell.RunAsync("audit"));
        Assert.Equal(0, await _shell.RunAsync("audit", "--json", "--since", "2020-01-01"));
        Assert.Equal(0, await _shell.RunAsync("audit", "--since", "2999-01-01"));

        var lines = _shell.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, lines.Length);
        Assert.Matches($@"^20\d\d-\S+Z {Environment.UserName} \(terminal\): feeds import \S*my\.opml: Added 2 feeds, 0 in the list already; ", lines[0]);
        Assert.EndsWith("feeds pause 3: refused: There is no feed 3 in the list; 'feeds list' shows which there are.", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("ingest nothing: added 0, updated 0, unchanged 0, refused 0", lines[2], StringComparison.Ordinal);
        var second = JsonElement.Parse(lines[4]);
        Assert.Equal(("terminal", "feeds pause 3", JsonValueKind.Null), (Text(second, "platform"), Text(second, "what"), second.GetProperty("place").ValueKind));
    }

    [Fact]
    public async Task A_day_that_is_none_is_wrong_usage() => Assert.Equal(2, await _shell.RunAsync("audit", "--since", "soon"));

    public void Dispose() => _shell.Dispose();

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
