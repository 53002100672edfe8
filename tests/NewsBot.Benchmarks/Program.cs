using System.Globalization;
using System.Text.Json;
using NewsBot.Benchmarks;
using NewsBot.Benchmarks.Asking;
using NewsBot.Benchmarks.Chat;

const int Seed = 20230220;

switch (args)
{
    case ["ingest", var bulkFile]:
        await IngestComparison.RunAsync(bulkFile, CancellationToken.None);
        return 0;
    case ["ask", var bulkFile, var folder, .. var rest] when rest.Length > 0:
        await AskAsync(bulkFile, folder, rest);
        return 0;
    case ["memory", var database, .. var questionFiles]:
        await OwnProcess.TellMemoryAsync(database, questionFiles, CancellationToken.None);
        return 0;
    case ["stages", var database, var questionFile]:
        await AnswerStages.RunAsync(database, questionFile, CancellationToken.None);
        return 0;
    case ["extract", var pageFolder]:
        ExtractComparison.Run(pageFolder);
        return 0;
    case ["kill", var bulkFile, "--rounds", var rounds]:
        using (var kills = new KillRounds(bulkFile, int.Parse(rounds, CultureInfo.InvariantCulture), Seed))
            return await kills.RunAsync(CancellationToken.None) ? 0 : 1;
    case ["poll", var feeds, var entries]:
        using (var polling = new PollingRun(int.Parse(feeds, CultureInfo.InvariantCulture), int.Parse(entries, CultureInfo.InvariantCulture)))
            await polling.RunAsync(CancellationToken.None);
        return 0;
    case ["chat"]:
        return await ChatAsync("seeds/articles", "seeds/questions.jsonl");
    case ["chat", var bulkFile, var questionFile]:
        return await ChatAsync(bulkFile, questionFile);
    default:
        Console.Error.WriteLine("usage: ingest BULK.jsonl.gz");
        Console.Error.WriteLine("       ask BULK.jsonl.gz FOLDER [--times 10] [--step 4] QUESTIONS.jsonl...");
        Console.Error.WriteLine("       memory DATABASE QUESTIONS.jsonl...");
        Console.Error.WriteLine("       stages DATABASE QUESTIONS.jsonl");
        Console.Error.WriteLine("       extract FOLDER-OF-PAGES");
        Console.Error.WriteLine("       kill BULK.jsonl.gz --rounds 20");
        Console.Error.WriteLine("       poll 1000 50");
        Console.Error.WriteLine("       chat [BULK.jsonl.gz QUESTIONS.jsonl]");
        return 2;
}

static Task AskAsync(string bulkFile, string folder, ReadOnlySpan<string> rest)
{
    var (times, step) = (1, 1);
    for (; rest is ["--times" or "--step", var number, ..]; rest = rest[2..])
        (times, step) = rest[0] is "--times" ? (int.Parse(number, CultureInfo.InvariantCulture), step) : (times, int.Parse(number, CultureInfo.InvariantCulture));
    return new AskComparison(bulkFile, folder) { Times = times, Step = step }.RunAsync(rest.ToArray(), CancellationToken.None);
}

static async Task<int> ChatAsync(string articles, string questionFile)
{
    using var chat = new ChatRun(Path.GetFullPath(articles), [.. File.ReadLines(questionFile).Select(line => JsonElement.Parse(line).GetProperty("question").GetString()!)]);
    return await chat.RunAsync(CancellationToken.None) ? 0 : 1;
}
