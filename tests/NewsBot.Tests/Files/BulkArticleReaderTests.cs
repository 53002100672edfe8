using System.IO.Compression;
using System.Text;
using FsCheck.Xunit;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Files;

public sealed class BulkArticleReaderTests : IDisposable
{
    private const string Good = """{"title":"Bridge opens","text":"The bridge opened on Monday."}""";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_line_becomes_an_article_with_everything_it_says()
    {
        var path = _folder.Write("wire.jsonl", """
            {"id":"a-1","url":"https://www.example.org/news/1?utm_source=x","title":" Bridge opens ","text":"It opened.\r\n\r\n“At last”,\tsaid all. ","authors":["Ann Lee","Bo"],"published":"2023-02-19","updated":"2023-02-20T10:00:00+01:00","language":"en","source":"Example News","fetched":1,"extra":{"title":"no"}}
            """);

        var fetched = Assert.Single(await FileOutcomes.Of(path)).Fetched();

        Assert.Equal("wire.jsonl:1", fetched.Place);
        var article = fetched.Article;
        Assert.Equal(["url:example.org/news/1", "id:wire.jsonl|a-1"], article.Keys);
        Assert.Equal(" Bridge opens ", article.Title);
        Assert.Equal("It opened.\r\n\r\n“At last”,\tsaid all. ", article.Body);
        Assert.Equal("https://www.example.org/news/1?utm_source=x", article.Url);
        Assert.Equal("Example News", article.Source);
        Assert.Equal(["Ann Lee", "Bo"], article.Authors);
        Assert.Equal("2023-02-19", article.Published.ToString());
        Assert.Equal("2023-02-20T09:00:00Z", article.Updated.ToString());
        Assert.Equal("en", article.Language);
    }

    [Theory]
    [InlineData("""{"title":"T","text":"B","url":"https://WWW.dw.com/en/a"}""", "dw.com", "url:dw.com/en/a")]
    [InlineData("""{"title":"T","text":"B","id":7}""", "wire", "id:wire.jsonl|7")]
    [InlineData("""{"title":"T","text":"B","url":"/en/a","id":"x","source":" "}""", "wire", "id:wire.jsonl|x")]
    [InlineData("""{"title":"T","text":"B","url":"javascript:alert(1)","id":"x"}""", "wire", "id:wire.jsonl|x")]
    public async Task What_is_not_said_follows_from_the_address_or_the_file(string line, string source, string key)
    {
        var article = Assert.Single(await FileOutcomes.Of(_folder.Write("wire.jsonl", line))).Fetched().Article;

        Assert.Equal(source, article.Source);
        Assert.Equal([key], article.Keys);
    }

    [Fact]
    public async Task An_article_without_address_and_id_is_known_by_its_content()
    {
        var article = Assert.Single(await FileOutcomes.Of(_folder.Write("wire.jsonl", Good))).Fetched().Article;

        Assert.Equal([IdentityKey.OfContent("Bridge opens", "The bridge opened on Monday.")], article.Keys);
        Assert.Null(article.Url);
        Assert.Null(article.Published);
    }

    [Theory]
    [InlineData("\"last week\"")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("1676800000")]
    [InlineData("{\"day\":[1]}")]
    public async Task A_date_that_cannot_be_read_leaves_the_article_undated(string published)
    {
        var line = $$"""{"published":{{published}},"title":"T","text":"B"}""";

        Assert.Null(Assert.Single(await FileOutcomes.Of(_folder.Write("wire.jsonl", line))).Fetched().Article.Published);
    }

    [Theory]
    [InlineData("not json", "column 2")]
    [InlineData("""{"title":"Grüße","text" "B"}""", "column 25")]
    [InlineData("""{"title":"T","text":"B"} {}""", "column 26")]
    [InlineData("""{"title":"T","text":"B""", "not JSON")]
    [InlineData("""["title","text"]""", "no object")]
    [InlineData("""{"text":"B"}""", "no \"title\"")]
    [InlineData("""{"title":" ","text":"B"}""", "no \"title\"")]
    [InlineData("""{"title":"T","text":null}""", "no \"text\"")]
    [InlineData("{}", "no \"title\" and no \"text\"")]
    [InlineData("""{"title":5,"text":"B"}""", "\"title\" that is not a string")]
    [InlineData("""{"title":"T","text":["B"]}""", "\"text\" that is not a string")]
    [InlineData("""{"title":"T","text":"B","url":{}}""", "\"url\" that is not a string")]
    [InlineData("""{"title":"T","text":"B","authors":[1]}""", "\"authors\" that is not a list of strings")]
    [InlineData("""{"title":"T \ud800","text":"B"}""", "surrogate")]
    public async Task A_bad_line_is_refused_with_its_place_and_reason_and_stops_nothing(string bad, string reason)
    {
        var outcomes = await FileOutcomes.Of(_folder.Write("wire.jsonl", $"{Good}\n{bad}\n{Good}\n"));

        Assert.Equal(3, outcomes.Count);
        var refused = outcomes[1].Refused();
        Assert.Equal("wire.jsonl:2", refused.Place);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Equal("wire.jsonl:3", outcomes[2].Fetched().Place);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused_with_their_column()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"title":"T","text":"?"}""");
        bytes[21] = 0xFF;

        var refused = Assert.Single(await FileOutcomes.Of(_folder.Write("wire.jsonl", bytes))).Refused();

        Assert.Contains("not UTF-8 text (column 22)", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Byte_order_mark_and_line_ends_and_blank_lines_are_fine_and_lines_keep_their_numbers()
    {
        var outcomes = await FileOutcomes.Of(_folder.Write("wire.jsonl", $"\uFEFF{Good}\r\n\r\n  \n{Good}\r\n{Good}"));

        Assert.Equal(["wire.jsonl:1", "wire.jsonl:4", "wire.jsonl:5"], outcomes.Select(o => o.Fetched().Place));
    }

    [Theory]
    [InlineData(62, 0)]
    [InlineData(61, 1)]
    public async Task A_line_over_the_limit_is_refused(int maxLineBytes, int refusals)
    {
        var outcomes = await FileOutcomes.Of(_folder.Write("wire.jsonl", $"{Good}\r\n"), new IngestionOptions { MaxLineBytes = maxLineBytes });

        Assert.Equal(refusals, outcomes.OfType<FetchOutcome.Refused>().Count(r => r.Reason.Contains("MaxLineBytes", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_line_longer_than_any_buffer_is_passed_over_and_the_next_one_is_read()
    {
        var outcomes = await FileOutcomes.Of(
            _folder.Write("wire.jsonl", $"{Good}\n{new string('x', 3_000_000)}\n{Good}\n{new string('y', 3_000_000)}"),
            new IngestionOptions { MaxLineBytes = 100_000 });

        Assert.Equal(["wire.jsonl:1", "wire.jsonl:3"], outcomes.OfType<FetchOutcome.Fetched>().Select(f => f.Place));
        Assert.Equal(["wire.jsonl:2", "wire.jsonl:4"], outcomes.OfType<FetchOutcome.Refused>().Select(f => f.Place));
    }

    [Fact]
    public async Task A_long_line_within_the_limit_is_read_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"word{i} "));

        var outcomes = await FileOutcomes.Of(_folder.Write("wire.jsonl", $$"""{"title":"T","text":"{{text}}"}"""));

        Assert.Equal(text, Assert.Single(outcomes).Fetched().Article.Body);
    }

    [Fact]
    public async Task An_unzipped_and_a_zipped_file_are_the_same_articles()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 500).Select(i => $$"""{"id":"{{i}}","title":"T{{i}}","text":"B{{i}}"}"""));
        var plain = await FileOutcomes.Of(_folder.Write("wire.jsonl", lines));

        var zipped = await FileOutcomes.Of(_folder.Write("wire.jsonl.gz", Zip(lines)));

        Assert.Equal(plain.Select(o => (o.Fetched().Article.Keys[0], o.Fetched().Article.Body)), zipped.Select(o => (o.Fetched().Article.Keys[0], o.Fetched().Article.Body)));
        Assert.Equal("wire.jsonl.gz:1", zipped[0].Place);
        Assert.Equal("wire", zipped[0].Fetched().Article.Source);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task Of_a_zipped_file_that_is_cut_off_the_whole_lines_are_taken_and_the_cut_is_told_once(double part)
    {
        var random = new Random(1);
        var lines = Enumerable.Range(0, 2000).Select(i => $$"""{"id":"{{i}}","title":"T{{random.Next()}}","text":"B{{random.NextInt64()}}"}""").ToList();
        var zipped = Zip(string.Join('\n', lines));

        var outcomes = await FileOutcomes.Of(_folder.Write("wire.jsonl.gz", zipped[..(int)(zipped.Length * part)]));

        Assert.Contains("cut off", outcomes[^1].Refused().Reason, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, outcomes.Count - 1).Select(i => $"id:wire.jsonl|{i}"), outcomes.SkipLast(1).Select(o => o.Fetched().Article.Keys[0]));
        Assert.InRange(outcomes.Count, (int)(2000 * part * 0.8), 2001);
    }

    [Fact]
    public async Task A_zipped_file_of_several_members_is_whole_and_cut_in_its_last_member_it_is_not()
    {
        byte[] both = [.. Zip(Good + "\n"), .. Zip(Good + "\n" + Good + "\n")];

        Assert.Equal(3, (await FileOutcomes.Of(_folder.Write("two.jsonl.gz", both))).OfType<FetchOutcome.Fetched>().Count());
        Assert.Contains("cut off", (await FileOutcomes.Of(_folder.Write("cut.jsonl.gz", both[..^9])))[^1].Refused().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_only_called_gz_is_refused()
    {
        var refused = Assert.Single(await FileOutcomes.Of(_folder.Write("wire.jsonl.gz", Good))).Refused();

        Assert.Contains("not gzip", refused.Reason, StringComparison.Ordinal);
    }

    [Property]
    public void Any_bytes_end_in_values(byte[] bytes)
    {
        foreach (var name in (string[])["any.jsonl", "any.jsonl.gz"])
            Read(name, bytes);
    }

    [Property]
    public void Any_damage_to_a_good_file_ends_in_values(byte at, byte value)
    {
        var zipped = Zip(Good + "\n" + Good);
        zipped[at % zipped.Length] = value;
        Read("any.jsonl.gz", zipped);
        var plain = Encoding.UTF8.GetBytes(Good);
        plain[at % plain.Length] = value;
        Read("any.jsonl", plain);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Zip(string text)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return zipped.ToArray();
    }

    private static void Read(string name, byte[] bytes)
    {
        var outcomes = BulkArticleReader.ReadAsync(new ArticleFile("/" + name, name), new MemoryStream(bytes), 1024, CancellationToken.None);
        Assert.All(outcomes.ToBlockingEnumerable(CancellationToken.None), Assert.NotNull);
    }
}
