using System.Text.Json.Nodes;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>What a message says: blocks, and the same in short for notifications.</summary>
/// <param name="Text">In Slack's markup.</param>
/// <param name="Blocks">Blocks, or none.</param>
internal sealed record SlackMessage(string Text, JsonArray Blocks)
{
    /// <summary>The same without blocks.</summary>
    public SlackMessage Plain => new(Text, []);

    public string? BlocksAsText => Blocks.Count == 0 ? null : NewsBot.Chat.Slack.Blocks.ToText(Blocks);
}

/// <summary>Where a message stands.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Thread">The <c>ts</c> of the message that its thread began with; null outside of threads.</param>
internal sealed record SlackPlace(string Channel, string? Thread)
{
    /// <summary>Whether only one person and the bot are there.</summary>
    public bool IsDirect => Channel.StartsWith('D');
}
