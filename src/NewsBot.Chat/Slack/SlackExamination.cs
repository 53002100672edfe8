using System.ComponentModel.DataAnnotations;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Chat.Sockets;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>Looks for what keeps the bot from Slack: tokens, scopes, the socket, the signing secret.</summary>
/// <param name="services">Where the way to Slack is taken from when the settings are known to make sense.</param>
/// <param name="options">The settings.</param>
/// <param name="time">The time.</param>
internal sealed class SlackExamination(IServiceProvider services, IOptions<SlackOptions> options, TimeProvider time) : IExaminedPart
{
    private const int LengthOfSecret = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Name => SlackAdapter.Chat;

    public async IAsyncEnumerable<ExaminedFact> ExamineAsync([EnumeratorCancellation] CancellationToken ct)
    {
        List<ValidationResult> problems = [];
        if (!Validator.TryValidateObject(options.Value, new ValidationContext(options.Value), problems, validateAllProperties: true))
        {
            foreach (var problem in problems)
                yield return new ExaminedFact(false, problem.ErrorMessage!);
            yield break;
        }

        var api = services.GetRequiredService<SlackApi>();
        yield return await TokenAsync(api, ct);
        yield return options.Value.IsHttp ? Secret() : await SocketAsync(api, ct);
    }

    private async ValueTask<ExaminedFact> TokenAsync(SlackApi api, CancellationToken ct)
    {
        switch (await api.TestAuthAsync(ct))
        {
            case SlackResult.Done done when SlackManifest.Scopes.Keys.Except(SlackApi.IdentityOf(done).Scopes, StringComparer.Ordinal).ToList() is { Count: > 0 } missing:
                return new ExaminedFact(false, $"the bot's token lacks {string.Join(", ", missing)}; paste 'newsbot slack manifest' at api.slack.com/apps under App Manifest, and install the app again");
            case SlackResult.Done done:
                return new ExaminedFact(true, $"the bot's token is accepted in the workspace {SlackApi.IdentityOf(done).Team}, with all scopes");
            case SlackResult.Refused refused:
                return new ExaminedFact(false, $"Slack does not accept the bot's token ({refused.Error}); install the app at api.slack.com/apps and set Slack:BotToken");
            default:
                return new ExaminedFact(false, $"Slack cannot be reached at {options.Value.ApiBaseUrl}; check the network and Slack:ApiBaseUrl");
        }
    }

    private async ValueTask<ExaminedFact> SocketAsync(SlackApi api, CancellationToken ct) => await api.OpenSocketAsync(ct) switch
    {
        SocketAddress.Never(var reason) => new ExaminedFact(false, reason),
        SocketAddress.At(var address) when await GreetsAsync(address, ct) => new ExaminedFact(true, "the app's token is accepted, and a socket can be opened"),
        _ => new ExaminedFact(false, "no socket to Slack can be opened; check that wss connections may leave this network"),
    };

    private async ValueTask<bool> GreetsAsync(Uri address, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            await using var socket = await MessageSocket.ConnectAsync(address, SocketConnection.MostBytes, both.Token);
            return await socket.ReceiveAsync(both.Token) is SocketMessage.Received received && SocketEnvelope.Read(received.Content.Span).Type == "hello";
        }
        catch (Exception ex) when (!ct.IsCancellationRequested && ex is WebSocketException or OperationCanceledException or JsonException)
        {
            return false;
        }
    }

    private ExaminedFact Secret() => options.Value.SigningSecret is { Length: LengthOfSecret } secret && secret.All(char.IsAsciiHexDigit)
        ? new ExaminedFact(true, "the signing secret looks right; whether it is shows with the first request")
        : new ExaminedFact(false, "the signing secret is not of 32 hexadecimal digits; copy it from api.slack.com/apps under Basic Information into Slack:SigningSecret");
}
