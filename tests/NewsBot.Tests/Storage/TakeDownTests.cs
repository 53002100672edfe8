using System.Text;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>After a take-down nothing of the article stands in the bytes of the database's files.</summary>
public sealed class TakeDownTests : IDisposable
{
    // Words that stand in no other article, one in each place that is stored.
    private static readonly string[] Marks = ["qwolvarex", "jumbrafix", "kyxlomtar", "vexumbral", "wyrmoquan", "xanthogol", "zubrikmol", "qumbolith"];

    private static readonly Article Wanted = News.Article("qumbolith", "The qwolvarex opens", "A jumbrafix was seen. It had a wyrmoquan.") with { Authors = ["Zubrikmol Roe"] };

    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_word_of_it_is_left_in_any_file()
    {
        await IngestAsync();
        Assert.All(Marks, mark => Assert.NotEmpty(FilesWith(mark)));

        Assert.Equal(TakeDown.Done, await _file.Newsroom.Ports.Archive.RemoveAsync(Wanted.Url!, Ct));

        Assert.All(Marks, mark => Assert.Empty(FilesWith(mark)));
        Assert.Empty(await _file.Upkeep.CheckAsync(Ct));
    }

    [Fact]
    public async Task What_a_newer_version_left_out_goes_too()
    {
        await IngestAsync();
        await _file.Newsroom.IngestAsync(Wanted with { Body = "Nothing was seen.", Title = "The opening is off", Authors = [] });

        Assert.Equal(TakeDown.Done, await _file.Newsroom.Ports.Archive.RemoveAsync(Wanted.Url!, Ct));

        Assert.All(Marks, mark => Assert.Empty(FilesWith(mark)));
    }

    [Fact]
    public async Task Other_articles_are_found_as_before()
    {
        await IngestAsync();
        var before = await _file.Newsroom.SearchAsync("museum", "valve", "falcons");

        Assert.Equal(TakeDown.Done, await _file.Newsroom.Ports.Archive.RemoveAsync(Wanted.Url!, Ct));

        Assert.Equal(before.Select(c => c.Article), (await _file.Newsroom.SearchAsync("museum", "valve", "falcons")).Select(c => c.Article));
    }

    [Fact]
    public async Task A_reader_that_keeps_the_log_is_told_of()
    {
        await IngestAsync();
        using var other = _file.Open();
        var reader = other.RentReader();
        Assert.NotEmpty(reader.Command("select id from articles").Read(r => r.GetInt64(0)));

        Assert.Equal(TakeDown.KeptInLog, await _file.Newsroom.Ports.Archive.RemoveAsync(Wanted.Url!, Ct));
        Assert.True((await _file.Newsroom.FindAsync(Wanted.Url!)).IsRemoved);

        other.ReturnReader(reader);
        await _file.Upkeep.OptimizeAsync(Ct);
        Assert.All(Marks, mark => Assert.Empty(FilesWith(mark)));
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Many articles in an order of their own, with new versions, so that pages are split, moved and freed.</summary>
    private async Task IngestAsync()
    {
        var filler = News.Filler(120);
        var long1 = string.Join(' ', Enumerable.Repeat("The kyxlomtar grows by the river and nobody minds it.", 400));
        var versions = new[] { Wanted with { Body = Wanted.Body + "\n\n" + long1 }, Wanted with { Body = "A jumbrafix and a vexumbral." }, Wanted with { Body = Wanted.Body + " By the xanthogol." } };
        foreach (var (chunk, i) in filler.Chunk(20).Select((chunk, i) => (chunk, i)))
        {
            await _file.Newsroom.IngestAsync(chunk);
            if (i % 2 == 0)
                await _file.Newsroom.IngestAsync(versions[i / 2]);
            await _file.Newsroom.IngestAsync(chunk.Select(a => a with { Body = $"{a.Body} Corrected {i}. {string.Concat(Enumerable.Repeat(a.Body, i))}" }));
        }
    }

    private IEnumerable<string> FilesWith(string mark) => Directory.EnumerateFiles(_file.Folder.FullPath).Where(path => Holds(path, mark));

    private static bool Holds(string path, string mark)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Encoding.Latin1.GetString(bytes.ToArray()).Contains(mark, StringComparison.OrdinalIgnoreCase);
    }
}
