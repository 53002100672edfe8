using System.CommandLine;
using NewsBot.Chat.Slack;

namespace NewsBot.App.CommandLine;

/// <summary><c>slack</c>: what the owner of a bot on Slack pastes.</summary>
internal static class SlackVerb
{
    public static Command Create(VerbSetup setup) => new Verb("slack", "Put the bot on Slack", "newsbot slack manifest")
    {
        CreateManifest(setup),
    };

    private static Verb CreateManifest(VerbSetup setup)
    {
        var address = new Option<string?>("--url") { Description = "Where Slack reaches the bot over HTTP (https); without it the app uses Socket Mode", HelpName = "URL" };
        var verb = new Verb(
            "manifest", "Print the app manifest to paste at api.slack.com/apps", "newsbot slack manifest", "newsbot slack manifest --url https://newsbot.example.org") { address };
        setup.Unchecked(verb, async (call, ct) =>
        {
            var text = call.Line.GetValue(address);
            Uri? url = null;
            if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out url) && url.Scheme == "https"))
                return await call.MisusedAsync($"'{text}' is no https address; Slack delivers to no other", ct);
            await call.Out.WriteLineAsync(SlackExtensions.WriteSlackManifest(url).AsMemory(), ct);
            return ExitCode.Done;
        });
        return verb;
    }
}
