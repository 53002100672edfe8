using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>Goes on with an answer: the citations that come after those that were shown.</summary>
internal sealed class MoreHandler(IQuestionAnswerer answerer, IAnswerLog log, ChangedArticles changed, IOptions<AnswersOptions> options) : ICommandHandler
{
    public string Command => "more";

    public string Summary => "further quotes of an answer, by its id and how many were shown";

    public bool IsForAdmins => false;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        var words = request.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shown = options.Value.MaxCitations;
        if (words is not [var id, ..] || (words is [_, var count, ..] && !(int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out shown) && shown <= QuestionForm.MaxLimit)))
            return new Reply.Refusal("Name an answer by its id, and how many of its quotes were shown, such as: more k3f9 3");
        if (await log.FindAsync(id, ct) is not { } question)
            return ShowHandler.NotKept(id);
        var result = await answerer.AnswerAsync(question with { Limit = Math.Min(shown + options.Value.MaxCitations, QuestionForm.MaxLimit) }, ct);
        return result is AnswerResult.Answered found && found.Citations.Count > shown
            ? new Reply.Answer(await changed.NoteAsync(found with { AnswerId = id, Answer = null, Notes = [], Citations = [.. found.Citations.Skip(shown)] }, ct))
            : new Reply.Message("There are no further quotes that fit.");
    }
}
