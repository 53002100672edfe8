using NewsBot.App.Evaluation;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;
using NewsBot.Tests.Storage;

namespace NewsBot.Tests.App;

public sealed class GoldArticlesTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("rain.txt", "Rain floods the valley")]
    [InlineData("wind.md", "Wind fells the oak")]
    [InlineData("r-1", "Snow closes the pass")]
    [InlineData("r-2", "Fog closes the port")]
    [InlineData("https://www.example.com/wind/?utm_source=x#top", "Wind fells the oak")]
    public async Task An_article_goes_by_its_file_its_record_and_its_address(string name, string title)
    {
        var gold = await LearnSamplesAsync();

        var found = await gold.FindAsync([name], Ct);

        Assert.Equal(title, Assert.Single((await _file.Newsroom.FindAsync(Assert.Single(found).Value)).Versions).Article.Title);
        Assert.Equal(found, await gold.FindAsync([name, Assert.Single(found).Value], Ct));
        Assert.Empty(gold.Unknown);
    }

    [Fact]
    public async Task A_name_of_no_ingested_article_is_told()
    {
        var gold = await LearnSamplesAsync();

        Assert.Empty(await gold.FindAsync(["hail.txt", "r-3", "hail.txt"], Ct));
        Assert.Equal(["hail.txt", "r-3"], gold.Unknown.Order());
    }

    [Theory]
    [InlineData("articles.jsonl")]
    [InlineData("articles/rain.txt")]
    public void A_bulk_file_or_a_folder_beside_the_questions_is_found(string file)
    {
        _file.Folder.Write(file, "x");

        Assert.Equal(_file.Folder.PathOf(file.Split('/')[0]), GoldArticles.PathBeside(_file.Folder.PathOf("questions.jsonl")));
    }

    [Fact]
    public void Where_nothing_lies_beside_the_questions_nothing_is_found() => Assert.Null(GoldArticles.PathBeside(_file.Folder.PathOf("questions.jsonl")));

    public void Dispose() => _file.Dispose();

    private async Task<GoldArticles> LearnSamplesAsync()
    {
        _file.Folder.Write("articles/rain.txt", "Rain floods the valley\n\nIt rained in the valley on Monday, and the river rose.");
        _file.Folder.Write("articles/deep/wind.md", "---\ntitle: Wind fells the oak\nurl: https://example.com/wind\n---\nThe old oak fell on Tuesday.");
        _file.Folder.Write(
            "articles/bulk.jsonl",
            "{\"id\":\"r-1\",\"title\":\"Snow closes the pass\",\"text\":\"It snowed.\"}\nnonsense\n"
            + "{\"id\":\"r-2\",\"url\":\"https://example.com/fog\",\"title\":\"Fog closes the port\",\"text\":\"It was foggy.\"}\n");
        var folder = _file.Folder.PathOf("articles");
        await new IngestionPipeline(_file.Newsroom.Ports.Store, Retention.Forever).IngestAsync(FileSources.Open(folder, new IngestionOptions()), Ct).ToListAsync(Ct);
        var gold = new GoldArticles(_file.Newsroom.Ports.Archive);
        await gold.LearnAsync(folder, Ct);
        return gold;
    }
}
