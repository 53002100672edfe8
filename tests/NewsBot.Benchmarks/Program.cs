using NewsBot.Benchmarks;

switch (args)
{
    case ["ingest", var bulkFile]:
        await IngestComparison.RunAsync(bulkFile, CancellationToken.None);
        return 0;
    case ["ask", var bulkFile, .. var questionFiles] when questionFiles.Length > 0:
        await QueryComparison.RunAsync(bulkFile, questionFiles, CancellationToken.None);
        return 0;
    default:
        Console.Error.WriteLine("usage: ingest BULK.jsonl.gz");
        Console.Error.WriteLine("       ask BULK.jsonl.gz QUESTIONS.jsonl...");
        return 2;
}
