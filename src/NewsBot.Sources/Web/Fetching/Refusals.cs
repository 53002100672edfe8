namespace NewsBot.Sources.Web.Fetching;

/// <summary>
/// What is said of addresses that are not fetched. No sentence holds what the address resolved to, or whether anything is there:
/// who may name an address must not learn what stands in the network behind NewsBot.
/// </summary>
internal static class Refusals
{
    public static readonly WebFetch.Refused NoAddress = new("This is not a web address. Write the whole address, such as https://example.com/news.");

    public static readonly WebFetch.Refused OtherScheme = new("NewsBot fetches only what is at an http:// or https:// address.");

    public static readonly WebFetch.Refused Credentials = new("The address holds a user name or password, and NewsBot sends none. Write the address without it.");

    public static readonly WebFetch.Refused NotPublic =
        new("The address is not in the public internet. If NewsBot is to fetch it nevertheless, its owner must list the network in Ingestion:AllowedNetworks.");

    public static readonly WebFetch.Refused Robots = new("The site asks programs not to read this page (robots.txt). Save its text and ingest the file, if you may.");
}
