using System.CommandLine;
using NewsBot.Commands;
using NewsBot.Ingestion;

namespace NewsBot.App.CommandLine;

/// <summary><c>ingest</c>: stores what files and folders hold.</summary>
internal static class IngestVerb
{
    public static Command Create(VerbSetup setup)
    {
        var inputs = Verb.Words("PATH|URL", "Files or folders with articles (.txt .md .html .html.gz .jsonl .jsonl.gz)", ArgumentArity.OneOrMore);
        var json = new Option<bool>("--json") { Description = "Print the counts and every refusal as one line of JSON" };
        var verb = new Verb("ingest", "Store the articles of files and folders", "newsbot ingest seeds/articles", "newsbot ingest news.jsonl.gz --json")
        {
            inputs, json,
        };
        setup.OneShot(verb, (call, ct) =>
        {
            var isJson = call.Line.GetValue(json);
            var view = IngestView.For(call, isJson);
            var run = new IngestRun(call.Get<IIngestionPipeline>(), call.Get<IngestInputs>(), call.Get<TimeProvider>(), view);
            return run.RunAsync(call.Line.GetRequiredValue(inputs), ct);
        });
        return verb;
    }
}
