using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>Gives an answer again, as of when it was asked for.</summary>
internal sealed class ShowHandler(IQuestionAnswerer answerer, IAnswerLog log, ChangedArticles changed) : ICommandHandler
{
    public string Command => "show";

    public string Summary => "an answer once more, by its id";

    public bool IsForAdmins => false;

    public static Reply.Refusal NotKept(string id) => new($"There is no answer {id}, or its question is no longer kept; ask it again.");

    public async ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct) =>
        request.Text.Trim() is { Length: > 0 } id && await log.FindAsync(id, ct) is null ? NotKept(id).Text : null;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        var id = request.Text.Trim();
        if (id.Length == 0)
            return new Reply.Refusal("Name an answer by its id, such as: show k3f9");
        return await log.FindAsync(id, ct) is { } question
            ? new Reply.Answer(await changed.NoteAsync(await answerer.AnswerAsync(question, ct) with { AnswerId = id }, ct))
            : NotKept(id);
    }
}
