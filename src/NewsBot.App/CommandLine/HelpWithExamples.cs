using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NewsBot.App.CommandLine;

/// <summary>The usual help with examples below it.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly string[] OfRoot =
    [
        "newsbot",
        "newsbot ingest seeds/articles",
        "newsbot ask \"Who met in Munich?\"",
        "echo \"Who met in Munich?\" | newsbot run",
        "newsbot status --db /data/newsbot.db --Answers:MaxCitations=5",
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command switch
        {
            Verb verb => verb.Examples,
            RootCommand => OfRoot,
            _ => [],
        };
        if (examples.Count == 0)
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
        output.WriteLine();
        return code;
    }
}
