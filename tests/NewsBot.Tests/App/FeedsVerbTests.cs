using System.Text.Json;

namespace NewsBot.Tests.App;

public sealed class FeedsVerbTests : IDisposable
{
    private const string Feed = "<rss version='2.0'><channel><title>Café</title><language>fr</language><item><title>Un</title><link>/1</link></item></channel></rss>";

    private readonly Shell _shell = new();

    [Fact]
    public async Task A_feed_is_told_in_one_line()
    {
        Assert.Equal(0, await _shell.RunAsync("feeds", "parse", _shell.Folder.Write("feed.xml", Feed)));
        Assert.Equal("feed.xml: RSS 2.0, 1 entry, fr: Café\n", _shell.Out.ToString());
    }

    [Fact]
    public async Task Everything_that_was_read_is_one_line_of_JSON()
    {
        Assert.Equal(0, await _shell.RunAsync("feeds", "parse", _shell.Folder.Write("feed.xml", Feed), "--json"));

        Assert.Equal(
            """
            {"file":"feed.xml","format":"RSS 2.0","title":"Café","link":null,"updated":null,"id":null,"subtitle":null,"language":"fr","authors":[],"published":null,"entries":[{"id":null,"title":"Un","link":null,"published":null,"updated":null,"summary":null,"content":null,"authors":[],"language":"fr"}]}

            """.ReplaceLineEndings("\n"),
            _shell.Out.ToString());
    }

    [Fact]
    public async Task A_folder_is_read_in_order_and_what_is_no_feed_stops_nothing()
    {
        _shell.Folder.Write("feeds/b.xml", Feed);
        _shell.Folder.Write("feeds/a/page.html", "<html></html>");

        Assert.Equal(0, await _shell.RunAsync("feeds", "parse", _shell.Folder.PathOf("feeds"), "--json"));

        var lines = Lines();
        Assert.Equal(["a/page.html", "b.xml"], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal("This is a web page, not a feed. Name the address of the feed.", lines[0].GetProperty("error").GetString());
        Assert.Equal("newsbot: a/page.html: This is a web page, not a feed. Name the address of the feed.\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task A_batch_tells_how_each_file_was_served()
    {
        _shell.Folder.Write("feeds/latin.xml", [.. "<rss><channel><title>"u8, 0xE9, .. "</title><item><link>/1</link></item></channel></rss>"u8]);
        var batch = _shell.Folder.Write(
            "in.jsonl",
            """
            {"file":"latin.xml","contentType":"text/xml; charset=iso-8859-2","baseUrl":"https://a.example/feed","other":1}

            {"file":"missing.xml"}
            {"file":"../in.jsonl"}
            {"file":"latin.xml","baseUrl":"nowhere"}
            no json
            """);

        Assert.Equal(0, await _shell.RunAsync("feeds", "parse", _shell.Folder.PathOf("feeds"), "--batch", batch, "--json"));

        var lines = Lines();
        Assert.Equal(("é", "https://a.example/1"), (lines[0].GetProperty("title").GetString(), lines[0].GetProperty("entries")[0].GetProperty("link").GetString()));
        Assert.Equal(5, lines.Count);
        Assert.Equal("missing.xml", lines[1].GetProperty("file").GetString());
        Assert.Contains("is not under", lines[2].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("not an absolute address", lines[3].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("not a JSON object", lines[4].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_file_that_is_no_feed_is_a_failure()
    {
        Assert.Equal(1, await _shell.RunAsync("feeds", "parse", _shell.Folder.Write("words.txt", "words")));
        Assert.Equal("newsbot: words.txt: This is neither RSS, Atom nor JSON Feed. Name the address of a feed.\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_a_failure()
    {
        Assert.Equal(1, await _shell.RunAsync("feeds", "parse", _shell.Folder.PathOf("nothing.xml")));
        Assert.EndsWith("nothing.xml: There is no such file or folder. Check the path.\n", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_needs_a_folder() =>
        Assert.Equal(2, await _shell.RunAsync("feeds", "parse", _shell.Folder.Write("feed.xml", Feed), "--batch", "in.jsonl"));

    public void Dispose() => _shell.Dispose();

    private List<JsonElement> Lines() =>
        [.. _shell.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}
