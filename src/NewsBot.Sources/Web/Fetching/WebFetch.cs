using System.Net;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>How a fetch ended.</summary>
internal abstract record WebFetch
{
    /// <summary>Something was served, whole.</summary>
    /// <param name="Body">The bytes, decompressed; the character set is for the reader to find.</param>
    /// <param name="ContentType">The value of <c>Content-Type</c>, as the site wrote it.</param>
    /// <param name="Address">Where it was served, after all redirects.</param>
    public sealed record Fetched(ReadOnlyMemory<byte> Body, string? ContentType, Uri Address) : WebFetch
    {
        /// <summary>To be sent with the next request for it.</summary>
        public Validators Validators { get; init; } = Validators.None;

        /// <summary>Where permanent redirects led; null if there was none, or a temporary one came first.</summary>
        public Uri? MovedTo { get; init; }
    }

    /// <summary>Nothing changed since what <paramref name="Validators"/> tell; they are to be sent with the next request.</summary>
    public sealed record NotModified(Validators Validators) : WebFetch
    {
        /// <inheritdoc cref="Fetched.MovedTo"/>
        public Uri? MovedTo { get; init; }
    }

    /// <summary>NewsBot does not fetch this; <paramref name="Reason"/> is a sentence for people and tells nothing of what is there.</summary>
    public sealed record Refused(string Reason) : WebFetch;

    /// <summary>It could not be fetched; <paramref name="Reason"/> is a sentence for people.</summary>
    /// <param name="Reason">What went wrong.</param>
    /// <param name="IsWorthRetry">Whether the same request may well succeed a little later.</param>
    public sealed record Failed(string Reason, bool IsWorthRetry) : WebFetch
    {
        /// <summary>How long to wait at least before the next request, where the site said so.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>What the site answered; null if no answer came, which may be our own network's fault.</summary>
        public HttpStatusCode? Status { get; init; }
    }
}
