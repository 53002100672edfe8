using NewsBot.Ingestion;

namespace NewsBot.Commands;

/// <summary>Ingests what an admin names.</summary>
internal sealed class IngestHandler(IngestInputs inputs, IIngestionPipeline pipeline) : ICommandHandler
{
    public string Command => "ingest";

    public string Summary => "ingest a page by its address; at the terminal also a file or folder";

    public bool IsForAdmins => true;

    public bool IsLong => true;

    public async ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct) => request.Text.Trim() is { Length: > 0 } input
        ? await inputs.JudgeAsync(input, request.Caller, ct)
        : "Name what to ingest, such as: ingest https://example.com/story";

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        var input = request.Text.Trim();
        return inputs.TryOpen(input, request.Caller, out var source, out var problem)
            ? await IngestionReply.OfAsync(pipeline, source, request, ct)
            : new Reply.Refusal(problem);
    }
}
