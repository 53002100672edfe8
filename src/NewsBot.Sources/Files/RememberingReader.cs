using System.Runtime.CompilerServices;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Reads a file unless it is known to look as it did when it was read last.</summary>
/// <param name="reader">Reads the file.</param>
/// <param name="memory">What was read; null where everything is to be read.</param>
internal sealed class RememberingReader(ArticleFileReader reader, FileMemory? memory)
{
    /// <summary>The outcomes of the file; none where it did not change. A file that was read to its end is added to <paramref name="read"/>.</summary>
    public async IAsyncEnumerable<FetchOutcome> ReadAsync(ArticleFile file, ICollection<ReadFile> read, [EnumeratorCancellation] CancellationToken ct)
    {
        var look = FileLook.Of(file.Path);
        if (look is null ? !file.IsNamed : memory?.Knows(file.Path, look.Value) == true)
            yield break; // it went away since it was found, or did not change
        var isRead = true;
        await foreach (var outcome in reader.ReadAsync(file with { MayGrow = memory is not null }, ct))
        {
            isRead &= outcome is not FetchOutcome.Unreadable;
            if (outcome is not FetchOutcome.Unreadable unreadable)
                yield return outcome;
            else if (IsNews(file.Path, unreadable)) // a file that was only found in a folder is one thing of many
                yield return file.IsNamed ? unreadable : new FetchOutcome.Refused(unreadable.Place, unreadable.Reason);
        }

        if (isRead && look is { } whole)
            read.Add(new ReadFile(file.Path, whole));
    }

    /// <summary>What these files delivered is stored: they need not be read again as they are.</summary>
    public void Confirm(IEnumerable<ReadFile> read)
    {
        foreach (var file in read)
            memory?.Keep(file);
    }

    /// <summary>Whether this problem of a path has not just been told.</summary>
    public bool IsNews(string path, FetchOutcome problem) => memory?.IsNews(path, problem) != false;
}
