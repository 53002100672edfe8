using NewsBot.Articles;

namespace NewsBot.Storage.Sqlite;

/// <summary>
/// Tells words that no article holds from memory: a misspelt word has hundreds of neighbours, most of them no words at all. It is
/// read beside the questions, which do without it meanwhile: reading all words of an archive takes longer than looking some up.
/// </summary>
internal sealed class VocabularySieve(SqliteDatabase database)
{
    /// <summary>Two megabytes: of a million stems one in seventeen that is not there is looked up all the same.</summary>
    private const int Bits = 1 << 24;

    private const string ReadWords = "select words from encoded_texts where version > ?1";

    private volatile Sieve? _sieve;
    private int _isReading;

    /// <summary>What holds every stem of that state of the archive, perhaps some more; null until it is read.</summary>
    /// <param name="state">The state.</param>
    /// <param name="isWanted">Whether it is to be read where it is not.</param>
    public StemSieve? At(ArchiveState state, bool isWanted)
    {
        if (_sieve is { } sieve && sieve.State == state)
            return sieve.Stems;
        if (isWanted && Interlocked.Exchange(ref _isReading, 1) == 0)
            _ = Task.Run(Read);
        return null;
    }

    private void Read()
    {
        try
        {
            _sieve = database.Read(Read);
        }
        catch (Exception ex) when (ex is ArchiveUnavailableException or ObjectDisposedException)
        {
            // the next question that wants it tries again, and its own reading tells what is wrong
        }
        finally
        {
            Interlocked.Exchange(ref _isReading, 0);
        }
    }

    private Sieve Read(SqliteSession session)
    {
        var state = ArchiveState.Of(session);
        var known = _sieve is { } sieve && sieve.State.Revision == state.Revision ? sieve : new Sieve(new StemSieve(Bits), state with { Versions = 0 });
        using var found = session.Statement(ReadWords).Run(null, known.State.Versions);
        while (found.Next())
        {
            var text = new EncodedText(found.Blob(0));
            Add(text.Title, known.Stems);
            Add(text.Body, known.Stems);
        }

        return known with { State = state };
    }

    private static void Add(ReadOnlySpan<Word> words, StemSieve stems)
    {
        foreach (var word in words)
            stems.Add(word.Stem);
    }

    private sealed record Sieve(StemSieve Stems, ArchiveState State);
}
