using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.App.Hosting;
using NewsBot.Chat.Terminal;

namespace NewsBot.App.CommandLine;

/// <summary><c>doctor</c>: says in words what is wrong.</summary>
internal static class DoctorVerb
{
    public static Command Create(VerbSetup setup)
    {
        var verb = new Verb("doctor", "Look for what keeps the bot from working, and say what to do", "newsbot doctor");
        setup.Unchecked(verb, async (call, ct) =>
        {
            var isWell = true;
            await foreach (var finding in ActivatorUtilities.CreateInstance<Examination>(call.Services).RunAsync(ct))
            {
                isWell &= finding.IsFine;
                var mark = finding.IsFine ? "ok     " : "problem";
                await call.Out.WriteLineAsync($"{mark}  {finding.Subject}: {TerminalReplyRenderer.OneLine(finding.Text)}".AsMemory(), ct);
            }

            return isWell ? ExitCode.Done : await call.FailAsync("something keeps the bot from working; see the lines that say problem", ct);
        });
        return verb;
    }
}
