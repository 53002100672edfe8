using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Data.Common;
using Microsoft.Extensions.Options;
using NewsBot.App.Hosting;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;

namespace NewsBot.App.CommandLine;

/// <summary>The verbs of <c>newsbot</c>, and how they end.</summary>
internal static class NewsBotCommandLine
{
    /// <summary>Carries out a command line; failures end in one line on the standard error.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, VerbEnvironment environment)
    {
        var (settings, others) = ConfigurationArguments.Split(args);
        var parsed = CreateRoot(new VerbSetup(environment, settings)).Parse(others);
        if (parsed.Action is ParseErrorAction)
            return await ExplainUsageAsync(parsed, environment);

        using var stop = new StopSignals();
        try
        {
            return await parsed.InvokeAsync(ToConfiguration(environment), stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            if (RunVerb.Is(parsed.CommandResult.Command))
                return ExitCode.Done; // a host that is stopped while it starts is as well stopped as a later one
            await environment.Error.WriteLineAsync("newsbot: stopped before it was done");
        }
        catch (Exception ex) when (!stop.Token.IsCancellationRequested || IsKnown(ex)) // the last place where a failure can be told
        {
            await environment.Error.WriteLineAsync($"newsbot: {Describe(ex)}");
        }

        return ExitCode.Failed;
    }

    internal static RootCommand CreateRoot(VerbSetup setup)
    {
        var root = new RootCommand("NewsBot answers questions about the news that you ingest, with verbatim quotes.")
        {
            setup.Database,
            RunVerb.Create(setup),
            AskVerb.Create(setup),
            IngestVerb.Create(setup),
            ExtractVerb.Create(setup),
            FeedsVerb.Create(setup),
            ArticlesVerb.Create(setup),
            AuditVerb.Create(setup),
            LookVerbs.CreateSources(setup),
            LookVerbs.CreateStatus(setup),
            DoctorVerb.Create(setup),
            HealthVerb.Create(setup),
            DatabaseVerb.Create(setup),
            EvalVerb.Create(setup),
            DiscordVerb.Create(setup),
            SlackVerb.Create(setup),
        };
        RunVerb.SetAsDefault(root, setup);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static InvocationConfiguration ToConfiguration(VerbEnvironment environment) => new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null, // StopSignals does it
        Output = environment.Out,
        Error = environment.Error,
    };

    private static async Task<int> ExplainUsageAsync(ParseResult parsed, VerbEnvironment environment)
    {
        if (parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens is [var unknown, ..])
            return await ExplainCommandAsync(unknown, environment);
        foreach (var error in parsed.Errors)
            await environment.Error.WriteLineAsync($"newsbot: {TerminalReplyRenderer.OneLine(error.Message)}");
        var verb = parsed.CommandResult.Command is RootCommand ? "" : NameOf(parsed.CommandResult) + " ";
        await environment.Error.WriteLineAsync($"Try 'newsbot {verb}--help'.");
        return ExitCode.WrongUsage;
    }

    private static async Task<int> ExplainCommandAsync(string unknown, VerbEnvironment environment)
    {
        var kind = unknown.StartsWith('-') ? "option" : "command";
        await environment.Error.WriteLineAsync($"newsbot: there is no {kind} '{TerminalReplyRenderer.OneLine(unknown)}'; a question is asked with: newsbot ask \"Who met in Munich?\"");
        await environment.Error.WriteLineAsync("Try 'newsbot --help'.");
        return ExitCode.WrongUsage;
    }

    private static string NameOf(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } parent
            ? $"{NameOf(parent)} {result.Command.Name}"
            : result.Command.Name;

    private static bool IsKnown(Exception ex) =>
        ex is ArchiveUnavailableException or IOException or UnauthorizedAccessException or DbException or OptionsValidationException or InvalidDataException;

    private static string Describe(Exception ex) => ex switch
    {
        OptionsValidationException options => SettingProblems.Describe(options),
        InvalidDataException or FormatException when ex.InnerException is not null => TerminalReplyRenderer.OneLine($"{ex.Message} {ex.GetBaseException().Message}"),
        InvalidOperationException value when SettingProblems.Describe(value) is { } problem => TerminalReplyRenderer.OneLine(problem),
        FileNotFoundException or DirectoryNotFoundException => TerminalReplyRenderer.OneLine($"{ex.Message.TrimEnd('.')}; check the path."),
        UnauthorizedAccessException => TerminalReplyRenderer.OneLine($"{ex.Message.TrimEnd('.')}; check that it is a file and that this user may use it."),
        _ when IsKnown(ex) => TerminalReplyRenderer.OneLine(ex.Message),
        _ => TerminalReplyRenderer.OneLine($"something unexpected went wrong ({ex.GetType().Name}): {ex.Message}"),
    };
}
