using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>Takes in the files that admins share with the bot: lists of feeds, and articles.</summary>
internal sealed class SharedFiles(SlackFiles files, CommandRouter router)
{
    private const string Taken = "lists of feeds (.opml, .xml) and bulk files of articles (.jsonl)";
    private const int BytesPerMegabyte = 1024 * 1024;

    private static readonly (string Ending, string Command)[] Kinds = [(".opml", "feeds import"), (".xml", "feeds import"), (".jsonl", "import")];

    /// <summary>Whether a message brings something that is taken in.</summary>
    public static bool AreIn(SlackSaying saying) => saying.Files.Any(file => CommandFor(file) is not null);

    /// <summary>What is replied to the files of a message; they are fetched for admins only.</summary>
    public async ValueTask<Reply> ReplyAsync(SlackSaying saying, Caller caller, IFollowUp followUp, CancellationToken ct)
    {
        var taken = saying.Files.Where(file => CommandFor(file) is not null).ToList();
        if (taken is not [var file, ..])
            return new Reply.Refusal($"I read {Taken} only, when an admin shares one.");
        var request = new CommandRequest(CommandFor(file)!, "", caller) { FollowUp = followUp, Options = new Dictionary<string, string> { [CommandRequest.File] = file.Name } };
        if (!caller.IsAdmin)
            return await router.RouteAsync(request, ct); // which refuses it
        if (taken.Count > 1)
            return new Reply.Refusal($"Those are {taken.Count} files; share one at a time.");
        if (file.Bytes > SlackFiles.MostBytes)
            return new Reply.Refusal($"{file.Name} is larger than {SlackFiles.MostBytes / BytesPerMegabyte} MB; take it in at the machine with: newsbot {Verb(file)} FILE");
        return await files.ReadAsync(file.Address, ct) is { } text
            ? await router.RouteAsync(request with { Text = text }, ct)
            : new Reply.Refusal($"{file.Name} could not be fetched from Slack; share it again. 'newsbot doctor' tells whether the app may read files.");
    }

    private static string? CommandFor(SharedFile file) => Array.Find(Kinds, kind => file.Name.EndsWith(kind.Ending, StringComparison.OrdinalIgnoreCase)).Command;

    private static string Verb(SharedFile file) => CommandFor(file) == "import" ? "ingest" : "feeds import";
}
