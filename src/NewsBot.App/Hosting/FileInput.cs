using Microsoft.Extensions.Options;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;

namespace NewsBot.App.Hosting;

/// <summary>Files and folders that are named to be ingested.</summary>
internal sealed class FileInput(IOptions<IngestionOptions> options) : IIngestInput
{
    public bool IsLocal => true;

    public bool Takes(string input) => true;

    public ValueTask<string?> JudgeAsync(string input, CancellationToken ct) => ValueTask.FromResult<string?>(null);

    public IArticleSource Open(string input) => FileSources.Open(input, options.Value);
}
