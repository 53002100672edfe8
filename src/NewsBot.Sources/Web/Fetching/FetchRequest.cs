namespace NewsBot.Sources.Web.Fetching;

/// <summary>What to fetch.</summary>
/// <param name="Address">The address as it was typed or written; it is judged before anything is sent.</param>
/// <param name="Kind">What is expected there.</param>
/// <param name="Validators">What the site told with the state that is known already, so that it may answer that nothing changed.</param>
internal sealed record FetchRequest(string Address, FetchKind Kind, Validators? Validators = null);

/// <summary>What is expected at an address.</summary>
internal enum FetchKind
{
    /// <summary>A page; the site's robots.txt is asked first.</summary>
    Page,

    /// <summary>A feed, which is there to be read by programs; no robots.txt is asked.</summary>
    Feed,
}
