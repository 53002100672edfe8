using System.Net;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>One request to one host, when it is its turn, and what came of it, within all limits.</summary>
internal sealed class WebExchange(HttpClient client, HostTurns turns, FetchLimits limits, TimeProvider time)
{
    /// <summary>Sends it; <paramref name="left"/> is the time that it may take, without waiting for its turn.</summary>
    public async Task<Exchanged> SendAsync(Uri address, RequestForm form, TimeSpan left, CancellationToken ct)
    {
        var host = AddressRules.HostOf(address) ?? "";
        if (turns.HeldFor(host) is { } rest)
            return new Exchanged.Ended(Failures.LeftAlone(rest));
        using var turn = await turns.TakeAsync(host, ct);
        if (turns.HeldFor(host) is { } restNow) // another request was told so while this one waited
            return new Exchanged.Ended(Failures.LeftAlone(restNow));
        var exchanged = await SendNowAsync(address, form, left > TimeSpan.Zero ? left : TimeSpan.Zero, ct);
        if (exchanged is Exchanged.Ended { Fetch: WebFetch.Failed { RetryAfter: { } wait } })
            turns.Hold(host, wait);
        return exchanged;
    }

    private async Task<Exchanged> SendNowAsync(Uri address, RequestForm form, TimeSpan left, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        var hasBegun = left < limits.FirstByte; // then it is the time in all that runs out
        using var deadline = new CancellationTokenSource(left < limits.FirstByte ? left : limits.FirstByte, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            using var request = RequestOf(address, form);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var took = time.GetElapsedTime(start);
            hasBegun = true;
            deadline.CancelAfter(took < left ? left - took : TimeSpan.Zero);
            return RedirectOf(address, response, took) ?? new Exchanged.Ended(await ReadAsync(address, response, form, either.Token));
        }
        catch (Exception ex) when (!ct.IsCancellationRequested && Failures.Of(ex, hasBegun, limits) is { } ending)
        {
            return new Exchanged.Ended(ending);
        }
    }

    private static HttpRequestMessage RequestOf(Uri address, RequestForm form)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", form.Accept);
        form.Validators.AddTo(request.Headers);
        return request;
    }

    private static Exchanged? RedirectOf(Uri address, HttpResponseMessage response, TimeSpan took)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            return null;
        if (!response.Headers.NonValidated.TryGetValues("Location", out var values) || !Uri.TryCreate(address, values.FirstOrDefault(), out var target))
            return new Exchanged.Ended(Failures.RedirectToNowhere);
        return new Exchanged.Redirected(target, response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect, took);
    }

    private async Task<WebFetch> ReadAsync(Uri address, HttpResponseMessage response, RequestForm form, CancellationToken ct)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && !form.Validators.IsEmpty)
            return new WebFetch.NotModified(Validators.Of(response).Or(form.Validators));
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
            return Failures.OfStatus(response, time.GetUtcNow());
        var encoding = EncodingOf(response);
        if (!BoundedBody.Knows(encoding))
            return Failures.UnknownEncoding;
        if (response.Content.Headers.ContentLength > form.MostBytes && !form.IsBeginningEnough)
            return Failures.TooLarge(form.MostBytes);

        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        return await BoundedBody.ReadAsync(stream, encoding, form, ct) is { } body
            ? new WebFetch.Fetched(body, ContentTypeOf(response), address) { Validators = Validators.Of(response) }
            : Failures.TooLarge(form.MostBytes);
    }

    private static string? ContentTypeOf(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.FirstOrDefault() : null;

    private static string? EncodingOf(HttpResponseMessage response)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values))
            return null;
        var encoding = values.ToString().Trim().ToLowerInvariant();
        return encoding is "" or "identity" or "none" ? null : encoding;
    }
}
