using System.Text.Json;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>One message on a socket.</summary>
/// <param name="Type"><c>hello</c>, <c>disconnect</c>, or what is delivered.</param>
/// <param name="Id">What an acknowledgement names; null where none is wanted.</param>
internal sealed record SocketEnvelope(string Type, string? Id)
{
    public string Reason { get; private init; } = "";

    public JsonElement Payload { get; private init; }

    /// <summary>What it delivers; null where it is nothing that is known.</summary>
    public Delivery? Delivery => Type switch
    {
        "events_api" => new Delivery(DeliveryKind.Event, Payload),
        "slash_commands" => new Delivery(DeliveryKind.Command, Payload),
        "interactive" => new Delivery(DeliveryKind.Interaction, Payload),
        _ => null,
    };

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static SocketEnvelope Read(ReadOnlySpan<byte> json)
    {
        var envelope = JsonElement.Parse(json);
        return new SocketEnvelope(envelope.TextOf("type") ?? "", envelope.TextOf("envelope_id"))
        {
            Reason = envelope.TextOf("reason") ?? "",
            Payload = envelope.At("payload"),
        };
    }

    /// <summary>The acknowledgement of the envelope with that id.</summary>
    public static byte[] Acknowledge(string id)
    {
        var text = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("envelope_id", id);
            writer.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
    }
}
