using System.Diagnostics;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;

namespace NewsBot.Benchmarks.Asking;

/// <summary>
/// Whole answers beside three snippets of a naive FTS5 query and beside Lucene.Net's bare search, question by question in one process:
/// all of a file for the first time, when nothing of it was read yet, and once more.
/// </summary>
/// <param name="bulkFile">The articles.</param>
/// <param name="folder">Where the systems keep what they made of them; what is there already is not made again.</param>
internal sealed class AskComparison(string bulkFile, string folder)
{
    private const int Candidates = 50;

    /// <summary>How many times the articles are taken.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Which questions are asked: every so many.</summary>
    public int Step { get; init; } = 1;

    private string DatabasePath => Path.Combine(folder, "newsbot", "newsbot.db");

    public async Task RunAsync(IReadOnlyList<string> questionFiles, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        using (var newsBot = await FilledAsync("newsbot", _ => new NewsBotSystem(DatabasePath), ct))
        using (var naive = await FilledAsync("naive", path => new NaiveFts(path), ct))
        using (var lucene = await FilledAsync("lucene", path => new LuceneSystem(path), ct))
        {
            foreach (var file in questionFiles)
                await CompareAsync(file, [naive, newsBot, lucene], ct);
        }

        await OwnProcess.MeasureAsync(DatabasePath, questionFiles, ct);
    }

    /// <summary>A system with all articles; says how long filling it took.</summary>
    private async Task<IAskedSystem> FilledAsync(string name, Func<string, IAskedSystem> open, CancellationToken ct)
    {
        var own = new DirectoryInfo(Path.Combine(folder, name));
        var isThere = own.Exists;
        own.Create();
        var system = open(own.FullName);
        if (!isThere)
        {
            var articles = await ManyTimes.OfAsync(FileSources.Open(bulkFile, new IngestionOptions()), Times, ct);
            var watch = Stopwatch.StartNew();
            await system.FillAsync(articles, ct);
            Console.Write($"filled in {watch.Elapsed.TotalSeconds,5:F0} s: ");
        }

        Console.WriteLine($"{system.Name,-12} {own.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1e6,6:F0} MB");
        return system;
    }

    private async Task CompareAsync(string file, IReadOnlyList<IAskedSystem> systems, CancellationToken ct)
    {
        var questions = AskedQuestion.Read(file, Step);
        var ways = systems.SelectMany(system => system.Ways).ToList();
        var first = await AskInTurnAsync(questions, ways, ct);
        var again = await AskInTurnAsync(questions, ways, ct);
        Console.WriteLine($"{$"{Path.GetFileName(file)}, {questions.Count} questions",-32}   asked again: p50 ms, p95 ms, of naive    the first time: the same    among {Candidates}");
        for (var i = 0; i < ways.Count; i++)
        {
            var recall = ways[i].TextsAsync is { } texts ? await RecallAsync(questions, texts, ct) : null;
            Console.WriteLine($"  {ways[i].Name,-30}   {Text(again[i], again[0])}    {Text(first[i], first[0])}   {recall,6:F3}");
        }

        static string Text(Percentiles own, Percentiles naive) => $"{own.Half,8:F2} {own.Most,8:F2}  {own.Half / naive.Half,5:F3} {own.Most / naive.Most,5:F3}";
    }

    /// <summary>One question of every way in turn, each another one, so that none asks what was just asked.</summary>
    private static async Task<List<Percentiles>> AskInTurnAsync(List<AskedQuestion> questions, List<AskedWay> ways, CancellationToken ct)
    {
        var times = ways.ConvertAll(_ => new List<TimeSpan>());
        for (var turn = 0; turn < questions.Count; turn++)
        {
            for (var i = 0; i < ways.Count; i++)
            {
                var asked = questions[(turn + (i * questions.Count / ways.Count)) % questions.Count];
                var watch = Stopwatch.StartNew();
                await ways[i].AskAsync(asked.Question, ct);
                times[i].Add(watch.Elapsed);
            }
        }

        return times.ConvertAll(Percentiles.Of);
    }

    /// <summary>Of how many questions the answer stands in one of the first texts; null where no answer is known.</summary>
    private static async Task<double?> RecallAsync(List<AskedQuestion> questions, Func<Retrieval.Question, int, CancellationToken, IAsyncEnumerable<string>> texts, CancellationToken ct)
    {
        var answered = questions.FindAll(asked => asked.Gold is not null);
        var found = 0;
        foreach (var asked in answered)
            found += await texts(asked.Question, Candidates, ct).AnyAsync(asked.Gold!.IsMatch, ct) ? 1 : 0;
        return answered.Count == 0 ? null : (double)found / answered.Count;
    }
}
