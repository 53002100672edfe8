using System.CommandLine;
using Microsoft.Extensions.Configuration;
using NewsBot.Chat.Discord;

namespace NewsBot.App.CommandLine;

/// <summary><c>discord</c>: what the owner of a bot on Discord opens.</summary>
internal static class DiscordVerb
{
    public static Command Create(VerbSetup setup) => new Verb("discord", "Put the bot on Discord", "newsbot discord invite")
    {
        CreateInvite(setup),
    };

    private static Verb CreateInvite(VerbSetup setup)
    {
        var verb = new Verb(
            "invite", "Print the link that brings the bot to a server, with the least permissions", "newsbot discord invite", "newsbot discord invite --Discord:ApplicationId=1100000000000000001");
        setup.Unchecked(verb, async (call, ct) =>
        {
            if (DiscordExtensions.WriteDiscordInvite(call.Get<IConfiguration>()) is not { } link)
                return await call.FailAsync("Discord:ApplicationId is missing or no number; the developer portal shows it under General Information. Set it, or write: newsbot discord invite --Discord:ApplicationId=NUMBER", ct);
            await call.Out.WriteLineAsync(link.AsMemory(), ct);
            return ExitCode.Done;
        });
        return verb;
    }
}
