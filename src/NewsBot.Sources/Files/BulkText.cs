using System.Text;
using Microsoft.Extensions.Options;
using NewsBot.Commands;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>Bulk files that are sent along in a chat.</summary>
internal sealed class BulkText(IOptions<IngestionOptions> options) : IBulkText
{
    public IArticleSource Open(string name, string text) => new Source(Path.GetFileName(name), text, options.Value.MaxLineBytes);

    private sealed class Source(string name, string text, int maxLineBytes) : IArticleSource
    {
        public string Name => name;

        public IAsyncEnumerable<FetchOutcome> FetchAsync(CancellationToken ct) =>
            BulkArticleReader.ReadAsync(new ArticleFile(name, name), new MemoryStream(Encoding.UTF8.GetBytes(text)), maxLineBytes, ct);
    }
}
