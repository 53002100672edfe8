using NewsBot.Retrieval;

namespace NewsBot.Storage.Sqlite;

/// <summary>
/// What questions have read of the index, kept for the next ones. It is of one state of the archive, and all of it but some changed
/// rows is of the states that follow, until articles are removed or dated anew or too many have changed.
/// </summary>
internal sealed class ArchiveMemory
{
    private const int MostChanged = 1_000;

    private const string ReadChanged = """
        select distinct a.index_row from versions v join articles a on a.id = v.article
        where v.id > $1 and a.index_row is not null order by a.index_row limit $2
        """;

    private volatile View _newest = new(new ArchiveState(-1, 0), 0, []);

    /// <summary>What is kept that is true of what a session sees.</summary>
    public View At(SqliteSession session)
    {
        var (state, newest) = (ArchiveState.Of(session), _newest);
        if (newest.State == state)
            return newest;
        if (newest.State.Revision != state.Revision || newest.Since > state.Versions)
            return _newest = new View(state, state.Versions, []);
        var changed = session.Command(ReadChanged).With(newest.Since, MostChanged + 1).Read(r => r.GetInt64(0));
        return _newest = changed.Count > MostChanged ? new View(state, state.Versions, []) : newest with { State = state, Changed = changed };
    }

    /// <summary>What is kept, as one state of the archive may use it.</summary>
    /// <param name="State">That state.</param>
    /// <param name="Since">The newest version of the state that all of it is of.</param>
    /// <param name="Changed">The rows that changed since, ascending: what is kept may tell them wrong.</param>
    internal sealed record View(ArchiveState State, long Since, List<long> Changed)
    {
        private const long SizeOfLists = 32 << 20;
        private const long SizeOfArticles = 80 << 20;

        /// <summary>The rows that match, by what they match.</summary>
        public RecentlyUsed<string, RowList> Rows { get; } = new(SizeOfLists);

        /// <summary>Articles that have one version only, by their row; those of changed rows are never asked for.</summary>
        public RecentlyUsed<long, Candidate> Articles { get; } = new(SizeOfArticles);

        public bool IsChanged(long row) => Changed.Count > 0 && Changed.BinarySearch(row) >= 0;
    }
}
