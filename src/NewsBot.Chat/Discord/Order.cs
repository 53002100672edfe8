using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>What someone wants, and how the reply is to be shown.</summary>
/// <param name="Request">The command.</param>
/// <param name="IsPrivate">Whether only they see the reply.</param>
internal sealed record Order(CommandRequest Request, bool IsPrivate)
{
    /// <summary>A small line above the reply, in Discord's markdown; empty for none.</summary>
    public string Preface { get; init; } = "";

    /// <summary>The file that was sent along, whose text is still to be fetched; null for none.</summary>
    public Attachment? File { get; init; }

    /// <summary>The file that is fetched before it is carried out, for admins only; null for none.</summary>
    public Attachment? FileToFetch => Request.Caller.IsAdmin ? File : null;

    /// <summary>Whether it counts as a question.</summary>
    public bool IsQuestion => Request.Command is "ask" or "more" or "show";
}
