using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>A version of an article with all that is computed from it once, at ingest.</summary>
public sealed record PreparedArticle
{
    /// <summary>The version as it was delivered.</summary>
    public required Article Article { get; init; }

    /// <summary>What its text was read as.</summary>
    public required ArticleText Text { get; init; }

    /// <summary>Tells this version from others of the same article.</summary>
    public required ContentFingerprint Fingerprint { get; init; }

    /// <summary>The stored form of <see cref="EncodedText"/>.</summary>
    public required byte[] Encoded { get; init; }

    /// <summary>The distinct words of headline and sentences, one of each stem, folded and told apart by spaces: what the full-text index gets.</summary>
    public required string IndexTerms { get; init; }

    /// <summary>The hashes under which near copies of this story are found (see <see cref="StorySketch"/>); empty for a text too short to tell.</summary>
    public required IReadOnlyList<long> StoryBands { get; init; }
}

/// <summary>128 bits of the SHA-256 of everything that makes one version.</summary>
/// <param name="High">The first eight bytes.</param>
/// <param name="Low">The next eight.</param>
public readonly record struct ContentFingerprint(long High, long Low);
