using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks.Asking;

/// <summary>Whole answers, and the step that chooses the articles alone.</summary>
internal sealed class NewsBotSystem : IAskedSystem
{
    private readonly SqliteDatabase _database;
    private readonly SqlitePassageIndex _index;
    private readonly QuestionAnswerer _answerer;

    public NewsBotSystem(string path)
    {
        _database = new SqliteDatabase(Options.Create(new SqliteOptions { Path = path }));
        _index = new SqlitePassageIndex(_database);
        _answerer = new QuestionAnswerer(_index, TimeProvider.System, Options.Create(new AnswersOptions()));
    }

    public string Name => "NewsBot";

    public IReadOnlyList<AskedWay> Ways =>
    [
        new("NewsBot, the whole answer", AnswerAsync),
        new("NewsBot, its candidates", async (question, ct) => await CandidatesAsync(question, ct)) { TextsAsync = TextsAsync },
    ];

    public async Task FillAsync(IArticleSource articles, CancellationToken ct)
    {
        await foreach (var _ in new IngestionPipeline(new SqliteArticleStore(_database, TimeProvider.System), Retention.Forever).IngestAsync(articles, ct))
        {
        }

        await _database.EmptyLogAsync(ct);
    }

    public async ValueTask AnswerAsync(Question question, CancellationToken ct) => await _answerer.AnswerAsync(question, ct);

    public async ValueTask<IReadOnlyList<Candidate>> CandidatesAsync(Question question, CancellationToken ct)
    {
        await using var snapshot = await _index.OpenAsync(ct);
        return await _answerer.CandidatesAsync(snapshot, question, ct);
    }

    public async ValueTask<Ranking> RankAsync(Question question, CancellationToken ct)
    {
        await using var snapshot = await _index.OpenAsync(ct);
        return (await _answerer.RankAsync(snapshot, question, ct)).Ranking;
    }

    public void Dispose() => _database.Dispose();

    private async IAsyncEnumerable<string> TextsAsync(Question question, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var snapshot = await _index.OpenAsync(ct);
        foreach (var candidate in (await _answerer.CandidatesAsync(snapshot, question, ct)).Take(most))
        {
            var (_, article, _, _) = await snapshot.ReadAsync(candidate, ct);
            yield return $"{article.Title}\n{article.Body}";
        }
    }
}
