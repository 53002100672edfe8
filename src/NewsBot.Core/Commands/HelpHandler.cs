namespace NewsBot.Commands;

/// <summary>Tells what the bot can do for the one who asks.</summary>
internal sealed class HelpHandler(IReadOnlyList<ICommandHandler> others) : ICommandHandler
{
    public string Command => "help";

    public string Summary => "what I can do";

    public bool IsForAdmins => false;

    public ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        ReplyRow[] rows =
        [
            .. others.Append(this)
                .Where(handler => request.Caller.IsAdmin || !handler.IsForAdmins)
                .Select(handler => new ReplyRow(handler.Command, handler.Summary)),
        ];
        return ValueTask.FromResult<Reply>(new Reply.Listing("I answer questions about the ingested news with quotes from it", rows));
    }
}
