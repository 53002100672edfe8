using NewsBot.Articles;
using NewsBot.Retrieval.Vectors;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class WordVectorStoreTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SqliteWordVectors Store => new(_file.Database);

    [Fact]
    public async Task Questions_use_those_that_come_with_the_program_until_the_archive_has_its_own()
    {
        Assert.Same(WordVectors.Shipped, await UsedAsync());

        await Store.KeepAsync(Of(7, 8), 100, Ct);
        Assert.Equal(2, (await UsedAsync()).Count);

        await Store.KeepAsync(Of(7, 8, 9), 200, Ct);
        Assert.Equal(3, (await UsedAsync()).Count);
        Assert.Equal(1, _file.Count("word_vectors"));
    }

    [Fact]
    public async Task How_many_articles_there_are_and_were_is_counted()
    {
        Assert.Equal((0, 0), await Store.CountAsync(Ct));

        var articles = News.Filler();
        await _file.Newsroom.IngestAsync(articles);
        await Store.KeepAsync(Of(7), 3, Ct);

        Assert.Equal((articles.Count, 3), await Store.CountAsync(Ct));
    }

    [Fact]
    public async Task All_articles_are_read_or_every_so_many_of_them()
    {
        var articles = News.Filler();
        await _file.Newsroom.IngestAsync(articles);

        Assert.Equal(articles.Count, (await ReadAsync(1)).Count);
        Assert.Equal(articles.Count / 3, (await ReadAsync(3)).Count);
    }

    [Fact]
    public async Task Of_an_article_that_was_corrected_the_newest_version_is_read()
    {
        await _file.Newsroom.IngestAsync(News.Article("a1", "Ferry", "The ferry sank near Kvarnsund."));
        await _file.Newsroom.IngestAsync(News.Article("a1", "Ferry", "The ferry did not sink."));

        var text = Assert.Single(await ReadAsync(1));

        Assert.DoesNotContain(StemCache.StemOf("kvarnsund"), text.Body.ToArray().Select(word => word.Stem));
    }

    [Fact]
    public async Task The_archive_s_own_are_used_by_whoever_asks_after_them_even_while_another_asks()
    {
        var index = _file.Newsroom.Ports.Index;
        await using var before = await index.OpenAsync(Ct);
        Assert.Same(WordVectors.Shipped, await before.VectorsAsync(Ct));

        await Store.KeepAsync(Of(7), 100, Ct);

        Assert.Same(WordVectors.Shipped, await before.VectorsAsync(Ct));
        await using var after = await index.OpenAsync(Ct);
        Assert.Equal(1, (await after.VectorsAsync(Ct)).Count);
        Assert.Same(await after.VectorsAsync(Ct), await after.VectorsAsync(Ct));
    }

    [Fact]
    public async Task Damaged_ones_keep_nobody_from_an_answer()
    {
        await Store.KeepAsync(Of(7), 100, Ct);
        _file.Execute("update word_vectors set vectors = x'00'");

        Assert.Same(WordVectors.Shipped, await UsedAsync());
    }

    public void Dispose() => _file.Dispose();

    private static WordVectors Of(params uint[] stems) => new(stems, [.. Enumerable.Range(1, stems.Length * WordVectors.Size).Select(i => (float)i)]);

    private async Task<WordVectors> UsedAsync()
    {
        await using var snapshot = await _file.Newsroom.Ports.Index.OpenAsync(Ct);
        return await snapshot.VectorsAsync(Ct);
    }

    private async Task<List<EncodedText>> ReadAsync(int every)
    {
        var texts = new List<EncodedText>();
        await Store.ReadTextsAsync(every, texts.Add, Ct);
        return texts;
    }
}
