namespace NewsBot.Sources.Web.Fetching;

/// <summary>Fetches from the web.</summary>
internal interface IWebFetcher
{
    /// <summary>
    /// Whether <paramref name="address"/> would be refused, without asking anything of it, so that a refusal can be the first and
    /// only reply; null if not, as far as that shows before it is fetched.
    /// </summary>
    ValueTask<WebFetch.Refused?> JudgeAsync(string address, CancellationToken ct);

    /// <summary>Fetches what stands at an address. Every ending is a value, except that <paramref name="ct"/> ends it.</summary>
    ValueTask<WebFetch> FetchAsync(FetchRequest request, CancellationToken ct);
}
