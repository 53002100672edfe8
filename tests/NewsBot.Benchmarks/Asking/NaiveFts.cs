using Microsoft.Data.Sqlite;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks.Asking;

/// <summary>Whole articles in a plain FTS5 table, asked for three snippets of what has any word.</summary>
internal sealed class NaiveFts : IAskedSystem
{
    /// <summary>Words that are not asked for.</summary>
    public const string StopWords = """
        a an the of in on at to for from by with and or is are was were be been who whom what which when where why how did does do has have had
        this that these those it its as
        """;

    private const string Create = "create virtual table f using fts5(title, text, published unindexed, tokenize='porter unicode61')";

    private const string Ask = "select rowid, snippet(f, -1, '', '', '', 40) from f where f match $1 and published <= $2 order by rank limit 3";

    private static readonly HashSet<string> Skipped = [.. StopWords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _ask;

    public NaiveFts(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "naive.db")};Pooling=false");
        _connection.Open();
        _connection.Execute("pragma journal_mode = wal");
        _ask = _connection.CreateCommand();
        _ask.CommandText = Ask;
    }

    public string Name => "naive FTS5";

    public IReadOnlyList<AskedWay> Ways => [new(Name, AskAsync)];

    public async Task FillAsync(IArticleSource articles, CancellationToken ct)
    {
        _connection.Execute(Create);
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "insert into f (title, text, published) values ($1, $2, $3)";
        await foreach (var outcome in articles.FetchAsync(ct))
        {
            if (outcome is FetchOutcome.Fetched { Article: var article })
                insert.With(article.Title, article.Body, article.Published?.ToString()).ExecuteNonQuery();
        }

        transaction.Commit();
        _connection.Execute("pragma wal_checkpoint(truncate)");
    }

    public void Dispose()
    {
        _ask.Dispose();
        _connection.Dispose();
    }

    private ValueTask AskAsync(Question question, CancellationToken ct)
    {
        var words = TextWords.Read(question.Text).Select(w => w.Folded).Where(w => !Skipped.Contains(w)).Distinct();
        _ask.With(string.Join(" OR ", words.Select(ArticleIndex.Quote)), question.AsOf?.ToString() ?? "9999").Read(row => row.GetString(1));
        return ValueTask.CompletedTask;
    }
}
