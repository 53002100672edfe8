namespace NewsBot.Commands;

/// <summary>Takes an article down for good.</summary>
internal sealed class ArticlesRemoveHandler(IArchive archive) : ICommandHandler
{
    public string Command => "articles remove";

    public string Summary => "take an article down for good, by its id or address";

    public bool IsForAdmins => true;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct) => await archive.RemoveAsync(request.Text, ct) switch
    {
        TakeDown.NotFound => new Reply.Refusal(request.Text.Length == 0 ? "Name an article by its id or address." : $"there is no article {request.Text}"),
        TakeDown.KeptInLog => new Reply.Message(
            $"removed {request.Text}; a program that reads the database keeps its text in the log beside the file: run 'newsbot db optimize' when it is done"),
        _ => new Reply.Message($"removed {request.Text}"),
    };
}
