using System.CommandLine;

namespace NewsBot.App.CommandLine;

/// <summary><c>sources</c> and <c>status</c>: the commands of the chats, from the shell.</summary>
internal static class LookVerbs
{
    public static Command CreateSources(VerbSetup setup) =>
        Create(setup, new Verb("sources", "List the outlets whose news is ingested", "newsbot sources"));

    public static Command CreateStatus(VerbSetup setup) =>
        Create(setup, new Verb("status", "Tell how much is ingested and stored", "newsbot status"));

    private static Verb Create(VerbSetup setup, Verb verb)
    {
        setup.OneShot(verb, async (call, ct) => await call.ShowAsync(await call.RouteAsync(verb.Name, "", ct), ct));
        return verb;
    }
}
