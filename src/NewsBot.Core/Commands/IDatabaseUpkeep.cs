namespace NewsBot.Commands;

/// <summary>Care for the database itself.</summary>
public interface IDatabaseUpkeep
{
    /// <summary>Runs the integrity checks of the store, of its full-text index and our own. Each finding is a sentence; none means sound.</summary>
    ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken ct);

    /// <summary>Copies the live database to <paramref name="path"/>, which must not exist, and checks the copy; returns the copy's findings.</summary>
    ValueTask<IReadOnlyList<string>> BackupAsync(string path, CancellationToken ct);

    /// <summary>Merges the full-text index and gives free pages back; returns the file's bytes before and after.</summary>
    ValueTask<(long Before, long After)> OptimizeAsync(CancellationToken ct);
}
