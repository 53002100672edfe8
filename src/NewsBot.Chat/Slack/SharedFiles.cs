using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>Reads the lists of feeds that admins share with the bot.</summary>
internal sealed class SharedFiles(SlackApi api)
{
    private const long MostBytes = 4 * 1024 * 1024;

    private static readonly string[] Endings = [".opml", ".xml"];

    /// <summary>The command that a shared file stands for; null where none was shared.</summary>
    public async Task<CommandRequest?> ReadAsync(SlackSaying saying, Caller caller, CancellationToken ct)
    {
        if (saying.Files.FirstOrDefault(f => Array.Exists(Endings, e => f.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) && f.Bytes <= MostBytes) is not { } file)
            return null;
        var text = caller.IsAdmin ? await api.ReadFileAsync(file.Address, ct) : null; // the router refuses others, whatever is in it
        return new CommandRequest("feeds import", text ?? "", caller) { Options = new Dictionary<string, string> { [CommandRequest.File] = file.Name } };
    }
}
