using System.Globalization;

namespace NewsBot.Storage.Sqlite;

/// <summary>Rows of the full-text index. User text reaches it only as whole words, quoted.</summary>
internal static class ArticleIndex
{
    private const string Insert = "insert into article_index (rowid, terms) values ($1, $2)";
    private const string Delete = "delete from article_index where rowid = $1";
    private const string MergeAll = "insert into article_index (article_index) values ('optimize')";

    public static void Add(SqliteSession session, long row, string terms) => session.Command(Insert).With(row, terms).ExecuteNonQuery();

    public static void Remove(SqliteSession session, long? row)
    {
        if (row is not null)
            session.Command(Delete).With(row).ExecuteNonQuery();
    }

    /// <summary>Writes the index anew as one piece: a row that is removed is only marked so until then, and its words stay.</summary>
    public static void Merge(SqliteSession session) => session.Command(MergeAll).ExecuteNonQuery();

    /// <summary>The terms of an article: its words and its outlet, so that the index itself can tell outlets apart.</summary>
    public static string TermsOf(string words, long source) => words + SourceTerm(source);

    /// <summary>The outlet as one term, by its number: the index stems and folds names. No word holds a colon.</summary>
    public static string SourceTerm(long source) => string.Create(CultureInfo.InvariantCulture, $"source:{source}");

    /// <summary>What matches any of the terms.</summary>
    public static string AnyOf(IEnumerable<string> terms) => $"({string.Join(" OR ", terms.Select(Quote))})";

    /// <summary>A term as an FTS5 string.</summary>
    public static string Quote(string term) => '"' + term.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
