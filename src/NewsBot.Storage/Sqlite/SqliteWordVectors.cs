using NewsBot.Articles;
using NewsBot.Retrieval.Vectors;

namespace NewsBot.Storage.Sqlite;

/// <summary>Keeps the archive's own word vectors.</summary>
internal sealed class SqliteWordVectors(SqliteDatabase database) : IWordVectorStore
{
    private const string Count = """
        select (select count(*) from articles where index_row is not null), coalesce((select articles from word_vectors), 0)
        """;

    private const string ReadTexts = """
        select e.words from articles a join versions v on v.article = a.id and v.number = a.newest_version join encoded_texts e on e.version = v.id
        where a.index_row is not null and v.id % ?1 = 0
        """;

    private const string Keep = "insert into word_vectors (id, articles, vectors) values ((select coalesce(max(id), 0) + 1 from word_vectors), $1, $2)";

    private const string RemoveOlder = "delete from word_vectors where id < (select max(id) from word_vectors)";

    public ValueTask<(int Articles, int Learned)> CountAsync(CancellationToken ct) =>
        ValueTask.FromResult(database.Read(session => session.Command(Count).Read(r => (r.GetInt32(0), r.GetInt32(1))).Single()));

    public ValueTask ReadTextsAsync(int every, Action<EncodedText> read, CancellationToken ct)
    {
        database.Read(session =>
        {
            using var found = session.Statement(ReadTexts).Run(null, every);
            while (found.Next())
            {
                ct.ThrowIfCancellationRequested();
                read(new EncodedText(found.Blob(0)));
            }

            return true;
        });
        return ValueTask.CompletedTask;
    }

    public async ValueTask KeepAsync(WordVectors vectors, int articles, CancellationToken ct) => await database.WriteAsync(
        session => session.Command(Keep).With(articles, vectors.ToBytes()).ExecuteNonQuery() + session.Command(RemoveOlder).ExecuteNonQuery(), ct);
}
