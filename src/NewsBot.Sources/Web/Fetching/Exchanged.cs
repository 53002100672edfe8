namespace NewsBot.Sources.Web.Fetching;

/// <summary>How one request ended.</summary>
internal abstract record Exchanged
{
    /// <summary>The fetch ends with it.</summary>
    public sealed record Ended(WebFetch Fetch) : Exchanged;

    /// <summary>The site named another address.</summary>
    /// <param name="Target">What the site named, made absolute; not judged yet.</param>
    /// <param name="IsPermanent">Whether it is to be used from now on.</param>
    /// <param name="Took">How long the request took.</param>
    public sealed record Redirected(Uri Target, bool IsPermanent, TimeSpan Took) : Exchanged;
}
