namespace NewsBot.Sources.Web.Fetching;

/// <summary>One attempt: follows redirects, judging each address anew before anything is sent to it.</summary>
internal sealed class RedirectChain(AddressRules rules, WebExchange exchange, FetchLimits limits)
{
    /// <summary>Fetches from <paramref name="start"/>; <paramref name="objection"/> is asked about every address and ends the attempt with what it returns.</summary>
    public async ValueTask<WebFetch> FollowAsync(Uri start, RequestForm form, Func<Uri, CancellationToken, ValueTask<WebFetch?>> objection, CancellationToken ct)
    {
        var address = start;
        var left = limits.InAll;
        Uri? movedTo = null;
        var isMoving = true;
        for (var redirects = 0; redirects <= limits.MostRedirects; redirects++)
        {
            if (rules.Judge(address) is { } refusal)
                return refusal;
            if (await objection(address, ct) is { } objected)
                return objected;
            var exchanged = await exchange.SendAsync(address, form, left, ct);
            if (exchanged is not Exchanged.Redirected redirected)
                return Moved(((Exchanged.Ended)exchanged).Fetch, movedTo);
            isMoving &= redirected.IsPermanent;
            address = WithoutFragment(redirected.Target);
            movedTo = isMoving ? address : movedTo;
            left -= redirected.Took;
        }

        return Failures.TooManyRedirects(limits.MostRedirects);
    }

    private static WebFetch Moved(WebFetch fetch, Uri? movedTo) => fetch switch
    {
        WebFetch.Fetched fetched => fetched with { MovedTo = movedTo },
        WebFetch.NotModified same => same with { MovedTo = movedTo },
        _ => fetch,
    };

    private static Uri WithoutFragment(Uri address) =>
        address.Fragment.Length == 0 ? address : new Uri(address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped));
}
