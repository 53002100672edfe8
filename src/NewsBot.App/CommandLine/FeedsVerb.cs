using System.CommandLine;
using NewsBot.Chat.Terminal;
using NewsBot.Sources.Feeds;

namespace NewsBot.App.CommandLine;

/// <summary><c>feeds</c>: look at feeds.</summary>
internal static class FeedsVerb
{
    public static Command Create(VerbSetup setup) =>
        new Verb("feeds", "Look at feeds", "newsbot feeds parse feed.xml --json")
        {
            CreateParse(setup),
        };

    private static Verb CreateParse(VerbSetup setup)
    {
        var path = new Argument<string>("FILE|FOLDER") { Description = "A feed, or a folder of feeds" };
        var batch = new Option<string?>("--batch")
        {
            Description = "Read the files of the folder that this file names, one JSON object a line: file, contentType, baseUrl",
            HelpName = "IN.jsonl",
        };
        var json = new Option<bool>("--json") { Description = "Print all that was read, one JSON object a line" };
        var verb = new Verb("parse", "Show what is read from feeds; nothing is stored", "newsbot feeds parse feed.xml --json", "newsbot feeds parse feeds --batch feeds.jsonl --json")
        {
            path, batch, json,
        };
        setup.OneShot(verb, (call, ct) => ParseAsync(call, call.Line.GetRequiredValue(path), call.Line.GetValue(batch), call.Line.GetValue(json), ct));
        return verb;
    }

    private static async Task<int> ParseAsync(VerbCall call, string path, string? batch, bool isJson, CancellationToken ct)
    {
        if (!Path.Exists(path))
            return await call.FailAsync($"{path}: There is no such file or folder. Check the path.", ct);
        if (batch is not null && !Directory.Exists(path))
            return await call.MisusedAsync("--batch names files of a folder; give the folder", ct);
        var (read, refused) = (0, 0);
        await foreach (var report in batch is null ? FeedFiles.ReadAsync(path, ct) : FeedFiles.ReadBatchAsync(path, batch, ct))
        {
            _ = report.Problem is null ? read++ : refused++;
            await TellAsync(call, report, isJson, ct);
        }

        return read == 0 && refused == 1 ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task TellAsync(VerbCall call, FeedFileReport report, bool isJson, CancellationToken ct)
    {
        if (isJson)
            await call.Out.WriteLineAsync(report.Json.AsMemory(), ct);
        else if (report.Problem is null)
            await call.Out.WriteLineAsync($"{report.File}: {TerminalReplyRenderer.OneLine(report.Summary!)}".AsMemory(), ct);
        if (report.Problem is not null)
            await call.FailAsync($"{report.File}: {report.Problem}", ct);
    }
}
