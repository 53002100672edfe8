using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsBot.Chat.Discord.Protocol;

namespace NewsBot.Chat.Discord;

/// <summary>Where Discord delivers over HTTP. The first answer is the response; what was asked for follows by an edit of it.</summary>
internal sealed class InteractionEndpoint(InteractionSignature signature, InteractionDesk desk)
{
    public const string Path = "/discord/interactions";

    private readonly RecentIds _seen = new();

    public async Task ServeAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context);
        if (!signature.Verifies(context.Request.Headers["X-Signature-Timestamp"], context.Request.Headers["X-Signature-Ed25519"], body))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (InteractionOf(body) is not { } interaction)
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (interaction.Type != InteractionType.Ping && !_seen.Add(interaction.Id))
            context.Response.StatusCode = StatusCodes.Status202Accepted; // it is answered already
        else
            await AnswerAsync(context, interaction);
    }

    private async Task AnswerAsync(HttpContext context, Interaction interaction)
    {
        var first = await desk.TakeAsync(interaction, CancellationToken.None);
        try
        {
            await context.Response.WriteAsJsonAsync(first.Response, ProtocolJson.Default.InteractionResponse, cancellationToken: context.RequestAborted);
            await context.Response.CompleteAsync(); // the edit must not come before it
            first.WasGiven(true);
        }
        finally
        {
            first.WasGiven(false);
            if (!await first.Given)
                _seen.Remove(interaction.Id); // delivered again, it is to be answered
        }
    }

    private static Interaction? InteractionOf(byte[] body)
    {
        try
        {
            return Interaction.Read(JsonElement.Parse(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
