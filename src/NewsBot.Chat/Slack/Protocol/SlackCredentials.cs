namespace NewsBot.Chat.Slack.Protocol;

/// <summary>As which app the bot speaks. All of it is secret.</summary>
/// <param name="BotToken">For calls of the Web API.</param>
/// <param name="AppToken">For opening sockets.</param>
internal sealed record SlackCredentials(string BotToken, string AppToken)
{
    /// <summary>No token shows in a log.</summary>
    public override string ToString() => "Slack";
}
