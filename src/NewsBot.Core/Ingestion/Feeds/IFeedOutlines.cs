using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Ingestion.Feeds;

/// <summary>Reads and writes lists of feeds as other programs exchange them.</summary>
public interface IFeedOutlines
{
    /// <summary>Reads a list; where it is none, <paramref name="problem"/> says why.</summary>
    bool TryRead(string text, [NotNullWhen(true)] out FeedOutline? outline, [NotNullWhen(false)] out string? problem);

    /// <summary>Writes the list.</summary>
    string Write(IReadOnlyList<Feed> feeds, DateTimeOffset now);
}

/// <summary>A list of feeds as it was read.</summary>
/// <param name="Feeds">The feeds that can be added.</param>
/// <param name="Problems">What of the list cannot, a sentence each.</param>
public sealed record FeedOutline(IReadOnlyList<OutlineFeed> Feeds, IReadOnlyList<string> Problems);

/// <summary>A feed of such a list.</summary>
/// <param name="Url">Its address.</param>
public sealed record OutlineFeed(string Url)
{
    /// <summary>What the list calls it.</summary>
    public string? Title { get; init; }

    /// <summary>The folders that it lies in.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
