using System.Diagnostics.CodeAnalysis;
using NewsBot.Articles;

namespace NewsBot.App.Hosting;

/// <summary>Held by the one <c>run</c> of a database; freed by the system however the process ends.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes it, unless another process holds it.</summary>
    public static bool TryTake(string databasePath, [NotNullWhen(true)] out RunLock? held)
    {
        held = null;
        try
        {
            held = Take(databasePath);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            if (ex is not IOException io || !IsHeldByAnother(io))
                throw new ArchiveUnavailableException($"The folder of the database {databasePath} cannot be written ({ex.Message}); allow this user to write it, or name another database with --db.", ex);
        }

        return held is not null;
    }

    public void Dispose() => _file.Dispose();

    private static RunLock Take(string databasePath)
    {
        if (Path.GetDirectoryName(databasePath) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // Two names of one file are one database.
        var path = File.Exists(databasePath) ? File.ResolveLinkTarget(databasePath, returnFinalTarget: true)?.FullName ?? databasePath : databasePath;
        return new RunLock(new FileStream(path + ".run.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
    }

    // The errno of EWOULDBLOCK on Linux and macOS, and Windows' sharing violation.
    private static bool IsHeldByAnother(IOException ex) => (ex.HResult & 0xFFFF) is 11 or 35 or 32;
}
