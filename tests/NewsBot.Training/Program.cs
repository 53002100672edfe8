using System.CommandLine;
using NewsBot.Retrieval.Vectors;
using NewsBot.Training;

var bulk = new Argument<FileInfo>("BULK.jsonl.gz") { Description = "The articles" }.AcceptExistingOnly();
var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Where questions.jsonl, later.jsonl, chat.jsonl and unanswerable.jsonl lie" }.AcceptExistingOnly();
var db = new Option<string?>("--db") { Description = "A database that holds the articles already (default: they are ingested into a temporary one)" };
var check = new Option<bool>("--check") { Description = "Write nothing; exit code 1 if weights.json does not hold what is learned" };
var ablate = new Option<bool>("--ablate") { Description = "Write nothing; print the figures without each group of measures" };
var root = new RootCommand("Learns what words mean and the numbers by which NewsBot ranks and answers, measures them across years, and writes both into the product's sources") { bulk, folder, db, check, ablate };
root.SetAction((line, ct) => RunAsync(line.GetRequiredValue(bulk).FullName, line.GetRequiredValue(folder).FullName, line.GetValue(db), line.GetValue(check), line.GetValue(ablate), ct));
return await root.Parse(args).InvokeAsync();

static async Task<int> RunAsync(string bulk, string folder, string? db, bool check, bool ablate, CancellationToken ct)
{
    var temporary = db is null ? Directory.CreateTempSubdirectory("newsbot-training-") : null;
    try
    {
        using var archive = NewsArchive.Open(db ?? Path.Combine(temporary!.FullName, "news.db"));
        if (db is null)
            await archive.IngestAsync(bulk, ct);
        var gold = await archive.GoldOfAsync(bulk, ct);
        var questions = await TrainingQuestion.ReadAsync(folder, gold, ct);
        if (gold.Unknown.Count > 0)
            Console.Error.WriteLine($"{gold.Unknown.Count} names in gold of no ingested article, such as {gold.Unknown.First()}");
        var vectors = await archive.LearnVectorsAsync(ct);
        var run = new TrainingRun(archive, questions);
        if (ablate)
        {
            await run.AblateAsync(ct);
            return 0;
        }

        await run.CrossValidateAsync(ct);
        var text = TrainingFile.Text(await run.LearnAsync(ct), bulk, await archive.CountAsync(ct), questions);
        return check ? Compare(text) : await WriteAsync(text, vectors, ct);
    }
    finally
    {
        temporary?.Delete(recursive: true);
    }
}

static int Compare(string text)
{
    var isSame = File.ReadAllText(TrainingFile.Path) == text;
    Console.WriteLine(isSame ? $"\n{TrainingFile.Path} holds the same" : $"\n{TrainingFile.Path} holds other numbers than these:\n{text}");
    return isSame ? 0 : 1;
}

static async Task<int> WriteAsync(string text, WordVectors vectors, CancellationToken ct)
{
    await File.WriteAllTextAsync(TrainingFile.Path, text, ct);
    await File.WriteAllBytesAsync(TrainingFile.VectorsPath, vectors.ToBytes(), ct);
    Console.WriteLine($"\n{TrainingFile.Path} and {TrainingFile.VectorsPath} written; build again to use them");
    return 0;
}
