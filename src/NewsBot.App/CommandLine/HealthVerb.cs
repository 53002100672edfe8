using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using NewsBot.App.Hosting.Web;

namespace NewsBot.App.CommandLine;

/// <summary><c>health</c>: for a container's check.</summary>
internal static class HealthVerb
{
    private const int MostBytes = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Create(VerbSetup setup)
    {
        var verb = new Verb("health", "Ask the running bot whether it can answer", "newsbot health", "newsbot health --Urls=http://127.0.0.1:8080");
        setup.OneShot(verb, (call, ct) => ListeningAddresses.Read(call.Get<IConfiguration>()) is [var address, ..]
            ? AskAsync(call, address, ct)
            : call.FailAsync($"{ListeningAddresses.Setting} is not set, so no 'newsbot run' listens and can be asked; set it for both, such as {ListeningAddresses.Setting}={ListeningAddresses.Default}", ct));
        return verb;
    }

    private static async Task<int> AskAsync(VerbCall call, BindingAddress address, CancellationToken ct)
    {
        var ready = ListeningAddresses.ToAsk(address, UpkeepEndpoints.ReadyPath);
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { MaxResponseContentBufferSize = MostBytes, Timeout = Timeout.InfiniteTimeSpan };
        using var deadline = new CancellationTokenSource(Patience, call.Get<TimeProvider>());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            using var response = await client.GetAsync(ready, either.Token);
            var text = (await response.Content.ReadAsStringAsync(either.Token)).Trim();
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await TellAsync(call, text, ct),
                HttpStatusCode.ServiceUnavailable => await call.FailAsync($"not ready. {text.ReplaceLineEndings("; ")}", ct),
                _ => await call.FailAsync($"what answers at {ready} is no NewsBot ({(int)response.StatusCode}); see that Urls is the same for both", ct),
            };
        }
        catch (HttpRequestException ex)
        {
            return await call.FailAsync($"nothing answers at {ready} ({ex.Message}); is 'newsbot run' up, with the same Urls?", ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return await call.FailAsync($"{ready} gave no answer within {Patience.TotalSeconds} seconds", ct);
        }
    }

    private static async Task<int> TellAsync(VerbCall call, string text, CancellationToken ct)
    {
        foreach (var line in text.Split('\n'))
            await call.Out.WriteLineAsync(Chat.Terminal.TerminalReplyRenderer.OneLine(line).AsMemory(), ct);
        return ExitCode.Done;
    }
}
