using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Sources.Files;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks;

/// <summary>
/// Whole answers against three snippets of a naive FTS5 query, side by side in one process: every set once to warm up, then naive,
/// ours, naive; the two naive runs are averaged.
/// </summary>
internal static class QueryComparison
{
    private const string NaiveQuery =
        "select rowid, snippet(f, -1, '', '', '', 40) from f where f match $1 and published <= $2 order by rank limit 3";

    private static readonly HashSet<string> StopWords = [.. """
        a an the of in on at to for from by with and or is are was were be been who whom what which when where why how did does do has have had
        this that these those it its as
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    public static async Task RunAsync(string bulkFile, IReadOnlyList<string> questionFiles, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-bench-");
        try
        {
            using var naive = await NaiveAsync(bulkFile, System.IO.Path.Combine(folder.FullName, "naive.db"), ct);
            using var database = new SqliteDatabase(Options.Create(new SqliteOptions { Path = System.IO.Path.Combine(folder.FullName, "ours.db") }));
            await foreach (var _ in new IngestionPipeline(new SqliteArticleStore(database, TimeProvider.System), Retention.Forever).IngestAsync(FileSources.Open(bulkFile, new IngestionOptions()), ct))
            {
            }

            var answerer = new QuestionAnswerer(new SqlitePassageIndex(database), TimeProvider.System, Options.Create(new AnswersOptions()));
            foreach (var file in questionFiles)
                await CompareAsync(naive, answerer, file, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CompareAsync(SqliteConnection naive, QuestionAnswerer answerer, string file, CancellationToken ct)
    {
        var questions = File.ReadLines(file).Select(Read).ToList();
        AskNaively(naive, questions);
        await AskAsync(answerer, questions, ct);
        var before = AskNaively(naive, questions);
        var ours = await AskAsync(answerer, questions, ct);
        var after = AskNaively(naive, questions);
        foreach (var share in (double[])[0.5, 0.95, 0.99])
        {
            var plain = (At(before, share) + At(after, share)) / 2;
            Console.WriteLine($"{System.IO.Path.GetFileName(file),-22} p{share * 100:F0}  newsbot {At(ours, share):F2} ms  naive {plain:F2} ms  ratio {At(ours, share) / plain:F2}");
        }
    }

    private static Question Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        NewsTime? asOf = json.RootElement.TryGetProperty("asOf", out var day) && NewsTime.TryParse(day.GetString(), out var time) ? time : null;
        return new Question(json.RootElement.GetProperty("question").GetString()!) { AsOf = asOf };
    }

    private static async Task<double[]> AskAsync(QuestionAnswerer answerer, List<Question> questions, CancellationToken ct)
    {
        var times = new List<double>();
        foreach (var question in questions)
        {
            var watch = Stopwatch.StartNew();
            await answerer.AnswerAsync(question, ct);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    private static double[] AskNaively(SqliteConnection naive, List<Question> questions)
    {
        using var command = naive.CreateCommand();
        command.CommandText = NaiveQuery;
        var times = new List<double>();
        foreach (var question in questions)
        {
            var words = TextWords.Read(question.Text).Select(w => w.Folded).Where(w => !StopWords.Contains(w)).Distinct();
            command.With(string.Join(" OR ", words.Select(ArticleIndex.Quote)), question.AsOf?.ToString() ?? "9999");
            var watch = Stopwatch.StartNew();
            command.Read(row => row.GetString(1));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static async Task<SqliteConnection> NaiveAsync(string bulkFile, string path, CancellationToken ct)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        connection.Execute("pragma journal_mode = wal; create virtual table f using fts5(title, text, published unindexed, tokenize='porter unicode61')");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into f (title, text, published) values ($1, $2, $3)";
        await foreach (var outcome in FileSources.Open(bulkFile, new IngestionOptions()).FetchAsync(ct))
        {
            if (outcome is FetchOutcome.Fetched { Article: var article })
                insert.With(article.Title, article.Body, article.Published?.ToString()).ExecuteNonQuery();
        }

        transaction.Commit();
        return connection;
    }
}
