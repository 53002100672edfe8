using System.CommandLine;
using NewsBot.Commands;

namespace NewsBot.App.CommandLine;

/// <summary><c>health</c>: for a container's check.</summary>
internal static class HealthVerb
{
    public static Command Create(VerbSetup setup)
    {
        var verb = new Verb("health", "Exit with 0 when questions can be answered", "newsbot health");
        setup.OneShot(verb, async (call, ct) =>
        {
            await call.Get<IArchive>().CoverageAsync(ct);
            await call.Out.WriteLineAsync("ok".AsMemory(), ct);
            return ExitCode.Done;
        });
        return verb;
    }
}
