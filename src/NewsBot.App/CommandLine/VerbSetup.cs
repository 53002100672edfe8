using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NewsBot.App.Hosting;
using NewsBot.Chat.Terminal;

namespace NewsBot.App.CommandLine;

/// <summary>What every verb is made with: its streams, the settings from the command line, and the options that all share.</summary>
internal sealed class VerbSetup(VerbEnvironment environment, IReadOnlyDictionary<string, string?> settings)
{
    public VerbEnvironment Environment => environment;

    public Option<string?> Database { get; } = new("--db")
    {
        Description = "The database file (default: Storage:Path, data/newsbot.db)",
        HelpName = "PATH",
        Recursive = true,
    };

    /// <summary>Gives <paramref name="command"/> an action that uses the services and ends when it is done.</summary>
    public void OneShot(Command command, Func<VerbCall, CancellationToken, Task<int>> action) =>
        Does(command, isLasting: false, (call, host, ct) =>
        {
            Check(host);
            return action(call, ct);
        });

    /// <summary>The same with a configuration that may be wrong: for verbs that tell what is wrong with it.</summary>
    public void Unchecked(Command command, Func<VerbCall, CancellationToken, Task<int>> action) =>
        Does(command, isLasting: false, (call, _, ct) => action(call, ct));

    /// <summary>Gives <paramref name="command"/> an action that runs the host until it is stopped.</summary>
    public void Lasting(Command command, Func<VerbCall, IHost, CancellationToken, Task<int>> action) =>
        Does(command, isLasting: true, (call, host, ct) =>
        {
            Check(host);
            return action(call, host, ct);
        });

    private void Check(IHost host)
    {
        foreach (var problem in UnknownSettings.Describe(host.Services.GetRequiredService<IConfiguration>()))
            environment.Error.WriteLine($"newsbot: warning: {TerminalReplyRenderer.OneLine(problem)}");
        host.Services.GetService<IStartupValidator>()?.Validate();
    }

    private void Does(Command command, bool isLasting, Func<VerbCall, IHost, CancellationToken, Task<int>> action) =>
        command.SetAction(async (line, ct) =>
        {
            using var host = NewsBotHost.Build(SettingsOf(line), environment, isLasting);
            return await action(new VerbCall(line, host.Services, environment), host, ct);
        });

    private Dictionary<string, string?> SettingsOf(ParseResult line)
    {
        var all = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);
        if (line.GetValue(Database) is { Length: > 0 } path)
        {
            all["Storage:Path"] = path;
            all["Storage:ConnectionString"] = ""; // what is typed beats what is configured
        }

        return all;
    }
}
