using NewsBot.Ingestion;

namespace NewsBot.Commands;

/// <summary>Opens one kind of thing that an admin can name to be ingested, such as paths or web addresses.</summary>
public interface IIngestInput
{
    /// <summary>Whether it opens things of this machine, which only its owner may name, at the terminal.</summary>
    bool IsLocal { get; }

    /// <summary>Whether <paramref name="input"/> names something of this kind.</summary>
    bool Takes(string input);

    /// <summary>Why <paramref name="input"/> would be refused, as far as that shows before it is opened; null where nothing speaks against it.</summary>
    ValueTask<string?> JudgeAsync(string input, CancellationToken ct);

    /// <summary>Opens it; that it cannot be read is told by the source.</summary>
    IArticleSource Open(string input);
}
