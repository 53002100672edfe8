using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks;

/// <summary>
/// Ingesting a bulk file against inserting the same titles and texts, already in memory, into a plain FTS5 table, 64 articles a
/// transaction; side by side in one process, plain, ours, plain.
/// </summary>
internal static class IngestComparison
{
    private const int ArticlesPerTransaction = 64;

    public static async Task RunAsync(string bulkFile, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-bench-");
        try
        {
            var ours = System.IO.Path.Combine(folder.FullName, "ours.db");
            var before = await PlainAsync(bulkFile, System.IO.Path.Combine(folder.FullName, "plain1.db"), ct);
            var (first, counts) = await IngestAsync(bulkFile, ours, ct);
            var (second, again) = await IngestAsync(bulkFile, ours, ct);
            var after = await PlainAsync(bulkFile, System.IO.Path.Combine(folder.FullName, "plain2.db"), ct);
            var plain = (before + after) / 2;
            Console.WriteLine($"plain FTS5   {before.TotalSeconds:F1} s, {after.TotalSeconds:F1} s");
            Console.WriteLine($"newsbot      {first.TotalSeconds:F1} s ({counts}), ratio {first / plain:F2}");
            Console.WriteLine($"second run   {second.TotalSeconds:F1} s ({again}), {second / first:P1} of the first");
            Console.WriteLine($"file         {new FileInfo(ours).Length / 1e6:F0} MB");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(TimeSpan Elapsed, string Counts)> IngestAsync(string bulkFile, string path, CancellationToken ct)
    {
        using var database = new SqliteDatabase(Options.Create(new SqliteOptions { Path = path }));
        var pipeline = new IngestionPipeline(new SqliteArticleStore(database, TimeProvider.System), Retention.Forever);
        var counts = new SortedDictionary<string, int>();
        var watch = Stopwatch.StartNew();
        await foreach (var outcome in pipeline.IngestAsync(FileSources.Open(bulkFile, new IngestionOptions()), ct))
            counts[outcome.GetType().Name] = counts.GetValueOrDefault(outcome.GetType().Name) + 1;
        return (watch.Elapsed, string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}")));
    }

    private static async Task<TimeSpan> PlainAsync(string bulkFile, string path, CancellationToken ct)
    {
        var articles = new List<Article>();
        await foreach (var outcome in FileSources.Open(bulkFile, new IngestionOptions()).FetchAsync(ct))
        {
            if (outcome is FetchOutcome.Fetched fetched)
                articles.Add(fetched.Article);
        }

        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        connection.Execute("pragma journal_mode = wal; create virtual table f using fts5(title, text, published unindexed, tokenize='porter unicode61')");
        var watch = Stopwatch.StartNew();
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into f (title, text, published) values ($1, $2, $3)";
        foreach (var batch in articles.Chunk(ArticlesPerTransaction))
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var article in batch)
                insert.With(article.Title, article.Body, article.Published?.ToString()).ExecuteNonQuery();
            transaction.Commit();
        }

        return watch.Elapsed;
    }
}
