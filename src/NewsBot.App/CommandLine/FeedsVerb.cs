using System.CommandLine;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Feeds;

namespace NewsBot.App.CommandLine;

/// <summary><c>feeds</c>: the list of feeds, and what is read from files.</summary>
internal static class FeedsVerb
{
    private const long LargestList = 10 * 1024 * 1024;

    private const string Example = "https://example.com/feed.xml";

    public static Command Create(VerbSetup setup) =>
        new Verb("feeds", "Add feeds, look after them, or look at one in a file", $"newsbot feeds add {Example}", "newsbot feeds list", "newsbot feeds parse feed.xml --json")
        {
            CreateOne(setup, new Verb("add", "Add the feed at an address, or of the page there, and ingest it at once", $"newsbot feeds add {Example}", "newsbot feeds add https://example.com"), "URL"),
            CreateOne(setup, new Verb("remove", "Take a feed off the list; its articles stay", "newsbot feeds remove 3", $"newsbot feeds remove {Example}"), "NUMBER|URL"),
            CreateList(setup),
            CreateOne(setup, new Verb("check", "Fetch a feed now, ingest what is new, and say what is wrong", "newsbot feeds check 3"), "NUMBER|URL"),
            CreateOne(setup, new Verb("pause", "Stop polling a feed until it is resumed", "newsbot feeds pause 3"), "NUMBER|URL"),
            CreateOne(setup, new Verb("resume", "Poll a feed again that was paused or gone", "newsbot feeds resume 3"), "NUMBER|URL"),
            CreateImport(setup),
            CreateExport(setup),
            CreateParse(setup),
        };

    /// <summary>A command of the chats that is about one feed.</summary>
    private static Verb CreateOne(VerbSetup setup, Verb verb, string argument)
    {
        var about = new Argument<string>(argument) { Description = argument == "URL" ? "The address of a feed or page" : "The feed's number in the list, or its address" };
        verb.Add(about);
        setup.OneShot(verb, async (call, ct) => await call.ShowAsync(await call.RouteAsync($"feeds {verb.Name}", call.Line.GetRequiredValue(about), ct), ct));
        return verb;
    }

    private static Verb CreateList(VerbSetup setup)
    {
        var json = new Option<bool>("--json") { Description = "Print each feed as one line of JSON" };
        var verb = new Verb("list", "List the feeds: state, last success, articles, next poll", "newsbot feeds list", "newsbot feeds list --json") { json };
        setup.OneShot(verb, async (call, ct) =>
        {
            if (!call.Line.GetValue(json))
                return await call.ShowAsync(await call.RouteAsync("feeds list", "", ct), ct);
            foreach (var feed in await call.Get<IFeedList>().ListAsync(ct))
                await call.Out.WriteLineAsync(ListedFeed.Serialize(feed).AsMemory(), ct);
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb CreateImport(VerbSetup setup)
    {
        var file = new Argument<string>("FILE") { Description = "An OPML file; folders become tags" };
        var verb = new Verb("import", "Add the feeds of an OPML file", "newsbot feeds import subscriptions.opml") { file };
        setup.OneShot(verb, async (call, ct) =>
        {
            var path = call.Line.GetRequiredValue(file);
            if (!File.Exists(path))
                return await call.FailAsync($"{path}: There is no such file. Check the path.", ct);
            if (new FileInfo(path).Length > LargestList)
                return await call.FailAsync($"{path}: The file is larger than 10 MB, which is more than is read of a list.", ct);
            var request = new CommandRequest("feeds import", await File.ReadAllTextAsync(path, ct), VerbCall.Owner)
            {
                Options = new Dictionary<string, string> { [CommandRequest.File] = path },
            };
            return await call.ShowAsync(await call.RouteAsync(request, ct), ct);
        });
        return verb;
    }

    private static Verb CreateExport(VerbSetup setup)
    {
        var file = new Argument<string?>("FILE") { Description = "Where to write; the standard output where none is named", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Verb("export", "Write the feeds as OPML 2.0", "newsbot feeds export subscriptions.opml") { file };
        setup.OneShot(verb, async (call, ct) =>
        {
            var reply = await call.RouteAsync("feeds export", "", ct);
            if (reply is not Reply.File(_, var text) || call.Line.GetValue(file) is not { } path)
                return await call.ShowAsync(reply, ct);
            await File.WriteAllTextAsync(path, text, ct);
            return ExitCode.Done;
        });
        return verb;
    }

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
