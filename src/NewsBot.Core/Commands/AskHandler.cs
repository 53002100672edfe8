using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>Answers a question and keeps it behind its answer's id.</summary>
internal sealed class AskHandler(IQuestionAnswerer answerer, IQuestionKeeper keeper) : ICommandHandler
{
    public string Command => "ask";

    public string Summary => "answer a question; options: source, since, until, as-of, limit";

    public bool IsForAdmins => false;

    public ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct) =>
        ValueTask.FromResult(QuestionForm.TryRead(request, out _, out var problem) ? null : problem);

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        if (!QuestionForm.TryRead(request, out var question, out var problem))
            return new Reply.Refusal(problem);
        if (request.Subject is { } subject)
            question = question with { Text = FollowUpQuestion.Complete(question.Text, subject) };
        var result = await answerer.AnswerAsync(question, ct);
        await keeper.KeepAsync([KeptQuestion.Of(question, result)], ct);
        return new Reply.Answer(result);
    }
}
