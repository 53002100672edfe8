using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Storage.Sqlite;

/// <summary>Chooses the rows that may answer and reads their articles, from memory where they were read before.</summary>
internal sealed class CandidateRows(SqliteSession session, ArchiveMemory.View memory)
{
    private const int SizeOfEntry = 400;

    // Most articles have one version, whatever the instant: for these the versions themselves, which hold the texts, are not read.
    private const string ReadCandidate = """
        select a.id, a.published, a.story, v.id, e.words, a.newest_version
        from articles a
        join versions v on v.article = a.id and v.number = case a.newest_version when 1 then 1 else coalesce(
          (select max(number) from versions where article = a.id and current_from <= ?2), 1) end
        join encoded_texts e on e.version = v.id
        where a.index_row = ?1
        """;

    /// <summary>
    /// The best rows by weight and recency, then those by weight alone: what happened long ago is asked about too. Some more than are
    /// wanted, for a row of the last day may lie after the hour that is asked for.
    /// </summary>
    public static IEnumerable<(long Row, double Score)> Best(Span<TermRows> terms, RecencyBoost recency, int limit)
    {
        var recent = new BestRows(limit);
        var ever = new BestRows(limit);
        var (day, boost) = (DateTimeOffset.MinValue, 0.0);
        while (TermRows.TakeNewest(terms, out var row, out var weight))
        {
            ever.Offer(row, weight);
            if (weight < recent.Least) // no boost makes more of it
                continue;
            if (IndexRow.DayOf(row) is var other && other != day) // they are in order of their days
                (day, boost) = (other, recency.For(other));
            recent.Offer(row, weight * boost);
        }

        var rows = recent.Descending().ToList();
        var known = rows.Take(limit / 2).Select(r => r.Row).ToHashSet();
        return rows.Take(limit / 2).Concat(ever.Descending().Where(r => !known.Contains(r.Row))).Concat(rows.Skip(limit / 2)).DistinctBy(r => r.Row);
    }

    /// <summary>The article of a row; null where none of its versions lies within the bounds.</summary>
    public Candidate? Read(long row, double score, SearchBounds bounds)
    {
        if (memory.IsChanged(row) || !memory.Articles.TryGet(row, out var article))
            article = Read(row, bounds.AsOf);
        return article is null || article.Published > bounds.Latest || article.Published < bounds.Since ? null : article with { Score = score };
    }

    private Candidate? Read(long row, DateTimeOffset asOf)
    {
        using var found = session.Statement(ReadCandidate).Run(null, row, asOf.ToUnixTimeMilliseconds());
        if (!found.Next())
            return null;
        var words = found.Blob(4);
        var article = new Candidate(
            SqliteArticleStore.ToArticleId(found.Long(0)), found.Long(3), found.Long(2), DateTimeOffset.FromUnixTimeMilliseconds(found.Long(1)), new EncodedText(words), 0);
        if (found.Long(5) == 1 && !memory.IsChanged(row))
            memory.Articles.Add(row, article, words.Length + SizeOfEntry);
        return article;
    }
}
