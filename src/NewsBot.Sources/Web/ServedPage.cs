namespace NewsBot.Sources.Web;

/// <summary>A page as it was served, or as a file holds it.</summary>
/// <param name="Content">Its bytes, decompressed.</param>
internal sealed record ServedPage(byte[] Content)
{
    /// <summary>Where it was served, after redirects; null where nobody knows.</summary>
    public Uri? Address { get; init; }

    /// <summary>The value of the header <c>Content-Type</c>; null for a file.</summary>
    public string? ContentType { get; init; }
}
