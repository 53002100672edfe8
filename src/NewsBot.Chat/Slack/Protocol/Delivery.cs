using System.Text.Json;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>Something that Slack tells, over a socket or over HTTP.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Payload">As Slack wrote it; of a command the fields of its form.</param>
internal sealed record Delivery(DeliveryKind Kind, JsonElement Payload)
{
    /// <summary>Nothing of it shows in a log: it may hold a response URL.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>What Slack tells.</summary>
internal enum DeliveryKind
{
    /// <summary>Something happened.</summary>
    Event,

    /// <summary>Someone typed a slash command.</summary>
    Command,

    /// <summary>Someone pressed a button or used a shortcut.</summary>
    Interaction,
}

/// <summary>What became of a delivery.</summary>
internal enum Receipt
{
    /// <summary>It is safe, or needs nothing: it can be acknowledged.</summary>
    Taken,

    /// <summary>It could not be kept just now; Slack is to deliver it again.</summary>
    NotNow,

    /// <summary>It is not what Slack says it is.</summary>
    Unreadable,
}

/// <summary>Takes what Slack delivers.</summary>
internal interface IDeliveryDesk
{
    /// <summary>Takes it, and ends as soon as it can be acknowledged.</summary>
    ValueTask<Receipt> TakeAsync(Delivery delivery, CancellationToken ct);
}
