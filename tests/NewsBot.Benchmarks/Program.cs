using NewsBot.Benchmarks;

switch (args)
{
    case ["ingest", var bulkFile]:
        await IngestComparison.RunAsync(bulkFile, CancellationToken.None);
        return 0;
    default:
        Console.Error.WriteLine("usage: ingest BULK.jsonl.gz");
        return 2;
}
