using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class UpkeepTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_in_use_is_sound()
    {
        var articles = News.Filler(60);
        await _file.Newsroom.IngestAsync(articles);
        await _file.Newsroom.IngestAsync(articles.Take(20).Select(a => a.On("2023-01-03") with { Body = a.Body + "\n\nCorrection: An earlier version gave a wrong date." }));
        foreach (var article in articles.Skip(10).Take(20))
            await _file.Newsroom.Ports.Archive.RemoveAsync(article.Url!, Ct);

        Assert.Empty(await _file.Upkeep.CheckAsync(Ct));
    }

    [Theory]
    [InlineData("delete from article_index where rowid = (select min(index_row) from articles)", "has no row in the full-text index")]
    [InlineData("insert into article_index (rowid, terms) values (17, 'stray')", "Row 17 of the full-text index belongs to no article")]
    [InlineData("delete from encoded_texts where version = 3", "has no sentences stored")]
    [InlineData("pragma foreign_keys = off; delete from versions where number = 1 and id = 3", "no version 1")]
    [InlineData("pragma foreign_keys = off; delete from sources", "refers to a row of sources that is missing")]
    [InlineData("update encoded_texts set words = x'00' where version = 3", "Version row 3: The stored words of an article are damaged")]
    [InlineData("update encoded_texts set words = substr(words, 1, length(words) - 4) where version = 3", "Version row 3: The stored words of an article are damaged")]
    [InlineData("update encoded_texts set words = substr(words, 1, length(words) - 1) where version = 3", "Version row 3: The stored words of an article are damaged")]
    [InlineData("update encoded_texts set words = cast(words || x'00' as blob) where version = 3", "Version row 3: The stored words of an article are damaged")]
    [InlineData("update versions set body = substr(body, 1, 20) where id = 3", "Version row 3: a sentence lies outside of the text")]
    [InlineData("update versions set body = '' where id = 3", "Version row 3: a sentence lies outside of the text")]
    public async Task What_is_wrong_is_found(string damage, string finding)
    {
        await _file.Newsroom.IngestAsync(News.Filler(5));
        _file.Execute(damage);

        Assert.Contains(await _file.Upkeep.CheckAsync(Ct), f => f.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_index_is_a_finding()
    {
        await _file.Newsroom.IngestAsync(News.Filler(40));
        _file.Execute("update article_index_data set block = zeroblob(length(block)) where id > 10");

        Assert.NotEmpty(await _file.Upkeep.CheckAsync(Ct));
    }

    [Fact]
    public async Task A_backup_is_a_sound_copy_that_answers_alike()
    {
        await _file.Newsroom.IngestAsync(News.Filler(60));
        var path = _file.Folder.PathOf("backup.db");

        Assert.Empty(await _file.Upkeep.BackupAsync(path, Ct));

        await _file.Newsroom.IngestAsync(News.Article("later", "Later", "This came after the copy had been made."));
        using var copy = SqliteFile.OpenAt(path);
        var room = new Newsroom(_file.PortsOf(copy), _file.Clock);
        Assert.Equal(60, (await room.Ports.Archive.CoverageAsync(Ct)).Articles);
        Assert.Equal(
            (await _file.Newsroom.QuotesAsync("Who measured salt in the ground water?")).Select(q => q.Snippet),
            (await room.QuotesAsync("Who measured salt in the ground water?")).Select(q => q.Snippet));
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        await _file.Newsroom.IngestAsync(News.Filler(5));
        var path = _file.Folder.Write("backup.db", "precious");

        var ex = await Assert.ThrowsAsync<ArchiveUnavailableException>(async () => await _file.Upkeep.BackupAsync(path, Ct));

        Assert.Contains(path, ex.Message, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(path, Ct));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_names_its_own_place()
    {
        await _file.Newsroom.IngestAsync(News.Filler(5));
        var path = _file.Folder.PathOf("nowhere/backup.db");

        var ex = await Assert.ThrowsAsync<ArchiveUnavailableException>(async () => await _file.Upkeep.BackupAsync(path, Ct));

        Assert.Contains(path, ex.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_and_not_made()
    {
        foreach (var work in (Func<Task>[])[() => _file.Upkeep.CheckAsync(Ct).AsTask(), () => _file.Upkeep.BackupAsync(_file.Folder.PathOf("b.db"), Ct).AsTask(), () => _file.Upkeep.OptimizeAsync(Ct).AsTask()])
            Assert.Contains($"There is no database {_file.Path};", (await Assert.ThrowsAsync<ArchiveUnavailableException>(work)).Message, StringComparison.Ordinal);

        Assert.Empty(Directory.GetFileSystemEntries(_file.Folder.FullPath));
    }

    [Fact]
    public async Task Optimizing_gives_back_what_removals_left()
    {
        var articles = News.Filler(300);
        await _file.Newsroom.IngestAsync(articles);
        await _file.Upkeep.OptimizeAsync(Ct);
        foreach (var article in articles.Skip(20))
            await _file.Newsroom.Ports.Archive.RemoveAsync(article.Url!, Ct);

        var (before, after) = await _file.Upkeep.OptimizeAsync(Ct);

        Assert.True(after < before / 2, $"{before} bytes before, {after} after");
        Assert.Equal(after, new FileInfo(_file.Path).Length);
        Assert.Empty(await _file.Upkeep.CheckAsync(Ct));
        Assert.Equal(20, (await _file.Newsroom.CoverageAsync(new NewsBot.Retrieval.SearchBounds(Newsroom.Noon))).Articles);
        Assert.NotEmpty(await _file.Newsroom.QuotesAsync("Which doors were opened again?"));
    }

    public void Dispose() => _file.Dispose();
}
