using System.Net.Http.Headers;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>By what a site tells whether something changed; kept and sent back as it was received.</summary>
/// <param name="ETag">The value of <c>ETag</c>.</param>
/// <param name="LastModified">The value of <c>Last-Modified</c>.</param>
internal sealed record Validators(string? ETag, string? LastModified)
{
    /// <summary>Neither.</summary>
    public static readonly Validators None = new(null, null);

    private const int MostCharacters = 1024;

    /// <summary>Whether there is nothing to send.</summary>
    public bool IsEmpty => ETag is null && LastModified is null;

    /// <summary>Reads them from an answer; what could not be sent back is left out.</summary>
    public static Validators Of(HttpResponseMessage response) => new(
        Sendable(ValueOf(response.Headers, "ETag")),
        Sendable(ValueOf(response.Content.Headers, "Last-Modified")));

    /// <summary>Asks for an answer only if something changed.</summary>
    public void AddTo(HttpRequestHeaders headers)
    {
        if (Sendable(ETag) is { } etag)
            headers.TryAddWithoutValidation("If-None-Match", etag);
        if (Sendable(LastModified) is { } lastModified)
            headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
    }

    /// <summary>These where the site named new ones, else <paramref name="known"/>.</summary>
    public Validators Or(Validators known) => new(ETag ?? known.ETag, LastModified ?? known.LastModified);

    private static string? ValueOf(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    // The client refuses to send anything else, and then the site would never be read again.
    private static string? Sendable(string? value) =>
        value is { Length: > 0 and <= MostCharacters } && value.All(c => c is >= ' ' and <= '~') ? value : null;
}
