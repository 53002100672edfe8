using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Chat.Slack.Protocol;

namespace NewsBot.Chat.Slack;

/// <summary>Where Slack delivers over HTTP. It is acknowledged first; what is asked for is done then.</summary>
internal static class SlackEndpoints
{
    public const string Events = "/slack/events";
    public const string Commands = "/slack/commands";
    public const string Interactivity = "/slack/interactivity";

    private const string SslCheck = "ssl_check=1";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Events, context => ServeAsync(context, EventOf));
        endpoints.MapPost(Commands, context => ServeAsync(context, body => new Delivery(DeliveryKind.Command, FormOf(body))));
        endpoints.MapPost(Interactivity, context => ServeAsync(context, body => new Delivery(DeliveryKind.Interaction, JsonElement.Parse(FormOf(body).Needed("payload")))));
    }

    private static async Task ServeAsync(HttpContext context, Func<byte[], Delivery> read)
    {
        var body = await RequestBody.ReadAsync(context);
        if (IsSslCheck(body))
            return; // anyone may see that it is there
        if (!context.RequestServices.GetRequiredService<RequestSignature>().Verifies(context.Request.Headers["X-Slack-Request-Timestamp"], context.Request.Headers["X-Slack-Signature"], body))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            var delivery = read(body);
            if (delivery.Kind == DeliveryKind.Event && delivery.Payload.TextOf("type") == "url_verification")
                await context.Response.WriteAsync(delivery.Payload.Needed("challenge"), context.RequestAborted);
            else
                Tell(context.Response, await context.RequestServices.GetRequiredService<SlackDesk>().TakeAsync(delivery, CancellationToken.None));
        }
        catch (Exception ex) when (ex is JsonException or FormatException or InvalidDataException)
        {
            Tell(context.Response, Receipt.Unreadable);
        }
    }

    private static bool IsSslCheck(byte[] body) => body.Length < 1_000 && Encoding.UTF8.GetString(body).Split('&').Contains(SslCheck);

    private static void Tell(HttpResponse response, Receipt receipt)
    {
        response.StatusCode = receipt switch
        {
            Receipt.Taken => StatusCodes.Status200OK,
            Receipt.Unreadable => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status503ServiceUnavailable, // Slack delivers it again
        };
        if (receipt == Receipt.Unreadable)
            response.Headers["X-Slack-No-Retry"] = "1"; // it would be no better
    }

    private static Delivery EventOf(byte[] body) => JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } payload
        ? new Delivery(DeliveryKind.Event, payload)
        : throw new FormatException("no object");

    private static JsonElement FormOf(byte[] body)
    {
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        return JsonSerializer.SerializeToElement(new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value.ToString()))));
    }
}
