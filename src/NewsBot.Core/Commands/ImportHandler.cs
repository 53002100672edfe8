using NewsBot.Ingestion;

namespace NewsBot.Commands;

/// <summary>Ingests a bulk file that was sent along, given as its text.</summary>
internal sealed class ImportHandler(IBulkText bulk, IIngestionPipeline pipeline) : ICommandHandler
{
    public string Command => "import";

    public string Summary => "ingest a bulk file of articles (.jsonl) that is sent along";

    public bool IsForAdmins => true;

    public bool IsLong => true;

    public ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct) => ValueTask.FromResult(
        request.Options.ContainsKey(CommandRequest.File) ? null : "Send a file along; a file of this machine is read by: newsbot ingest FILE");

    public ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct) =>
        IngestionReply.OfAsync(pipeline, bulk.Open(request.Options[CommandRequest.File], request.Text), request, ct);
}
