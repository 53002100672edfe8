using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.App.Evaluation;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Sources.Files;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Training;

/// <summary>The articles that questions are asked of, with the product's own index and answerer.</summary>
internal sealed class NewsArchive(SqliteDatabase database) : IDisposable
{
    /// <summary>The settings as they are shipped.</summary>
    public static readonly AnswersOptions Settings = new();

    private readonly SqlitePassageIndex _index = new(database);

    /// <summary>Opens a database file.</summary>
    public static NewsArchive Open(string path) => new(new SqliteDatabase(Options.Create(new SqliteOptions { Path = path })));

    /// <summary>The product's answerer.</summary>
    public QuestionAnswerer Answerer { get; } = new(new SqlitePassageIndex(database), TimeProvider.System, Options.Create(Settings));

    /// <summary>Ingests a bulk file.</summary>
    public async Task IngestAsync(string bulkFile, CancellationToken ct)
    {
        var pipeline = new IngestionPipeline(new SqliteArticleStore(database, TimeProvider.System), Retention.Forever);
        await foreach (var _ in pipeline.IngestAsync(FileSources.Open(bulkFile, new IngestionOptions()), ct))
        {
        }
    }

    /// <summary>Finds the articles of a bulk file by their names.</summary>
    public async Task<GoldArticles> GoldOfAsync(string bulkFile, CancellationToken ct)
    {
        var gold = new GoldArticles(new SqliteArchive(database));
        await gold.LearnAsync(bulkFile, ct);
        return gold;
    }

    /// <summary>Learns word vectors from all articles, and lets the product ship them from now on.</summary>
    public async Task<WordVectors> LearnVectorsAsync(CancellationToken ct)
    {
        var learning = new WordVectorLearning();
        await new SqliteWordVectors(database).ReadTextsAsync(every: 1, learning.Add, ct);
        var vectors = WordVectors.Parse(learning.Learn(ct).ToBytes()); // as they will be read
        WordVectors.ReplaceShipped(vectors);
        return vectors;
    }

    /// <summary>How many articles there are.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var snapshot = await OpenAsync(ct);
        return (await snapshot.CoverageAsync(new SearchBounds(DateTimeOffset.MaxValue), ct)).Articles;
    }

    /// <summary>Opens a view of it.</summary>
    public ValueTask<IPassageSnapshot> OpenAsync(CancellationToken ct) => _index.OpenAsync(ct);

    public void Dispose() => database.Dispose();
}
