using System.CommandLine;
using NewsBot.Commands;
using NewsBot.Ingestion;

namespace NewsBot.App.CommandLine;

/// <summary><c>ingest</c>: stores what files and folders hold.</summary>
internal static class IngestVerb
{
    public static Command Create(VerbSetup setup)
    {
        var inputs = Verb.Words("PATH|URL", "Files or folders with articles (.txt .md .html .html.gz .jsonl .jsonl.gz), or addresses of pages", ArgumentArity.OneOrMore);
        var json = new Option<bool>("--json") { Description = "Print the counts and every refusal as one line of JSON" };
        var verb = new Verb("ingest", "Store the articles of files, folders and pages of the web", "newsbot ingest seeds/articles", "newsbot ingest https://example.org/story", "newsbot ingest news.jsonl.gz --json")
        {
            inputs, json,
        };
        setup.OneShot(verb, (call, ct) => RunAsync(call, call.Line.GetRequiredValue(inputs), call.Line.GetValue(json), ct));
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call, string[] inputs, bool isJson, CancellationToken ct)
    {
        var audit = call.Get<AuditTrail>();
        var entry = await audit.BeginAsync(VerbCall.Owner, $"ingest {string.Join(' ', inputs)}", ct);
        var run = new IngestRun(call.Get<IIngestionPipeline>(), call.Get<IngestInputs>(), call.Get<TimeProvider>(), IngestView.For(call, isJson));
        var (code, ending) = await run.RunAsync(inputs, ct);
        await audit.EndAsync(entry, $"{(ending.IsStopped ? "stopped: " : "")}{IngestionText.Describe(ending.Summary)}", CancellationToken.None); // also of one that was stopped
        return code;
    }
}
