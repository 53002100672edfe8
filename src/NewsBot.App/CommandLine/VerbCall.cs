using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using Spectre.Console;

namespace NewsBot.App.CommandLine;

/// <summary>A verb in action: what was typed, what it may use, and where it speaks.</summary>
internal sealed record VerbCall(ParseResult Line, IServiceProvider Services, VerbEnvironment Environment)
{
    /// <summary>Who sits at the machine may do everything.</summary>
    public static Caller Owner { get; } = new(Caller.Terminal, System.Environment.UserName, IsAdmin: true);

    public TextWriter Out => Environment.Out;

    public TextWriter Error => Environment.Error;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Carries out a command of the chats; whoever watches sees how far it is.</summary>
    public Task<Reply> RouteAsync(string command, string text, CancellationToken ct) => RouteAsync(new CommandRequest(command, text, Owner), ct);

    /// <inheritdoc cref="RouteAsync(string, string, CancellationToken)"/>
    public async Task<Reply> RouteAsync(CommandRequest request, CancellationToken ct)
    {
        if (!Environment.IsInteractive || !Environment.Features.HasStyles)
            return await Get<CommandRouter>().RouteAsync(request, ct);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Out) });
        return await console.Status().StartAsync("reading", line =>
        {
            var progress = new LiveLine(text => line.Status = Markup.Escape(text));
            return Get<CommandRouter>().RouteAsync(request with { Progress = progress }, ct).AsTask();
        });
    }

    /// <summary>Shows a reply; a refusal goes to the standard error and makes the verb fail.</summary>
    public async Task<int> ShowAsync(Reply reply, CancellationToken ct)
    {
        if (reply is Reply.Refusal refusal)
            return await FailAsync(refusal.Text, ct);
        await Out.WriteAsync(new TerminalReplyRenderer(Environment.Features).Render(reply).AsMemory(), ct);
        return ExitCode.Done;
    }

    /// <summary>Says why the verb failed.</summary>
    public async Task<int> FailAsync(string reason, CancellationToken ct)
    {
        await Error.WriteLineAsync($"newsbot: {TerminalReplyRenderer.OneLine(reason)}".AsMemory(), ct);
        return ExitCode.Failed;
    }

    /// <summary>Says how the verb is to be used.</summary>
    public async Task<int> MisusedAsync(string reason, CancellationToken ct)
    {
        await Error.WriteLineAsync($"newsbot: {TerminalReplyRenderer.OneLine(reason)}".AsMemory(), ct);
        return ExitCode.WrongUsage;
    }

    private sealed class LiveLine(Action<string> show) : IProgress<string>
    {
        public void Report(string value) => show(value);
    }
}
