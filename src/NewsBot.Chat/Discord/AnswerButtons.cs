using NewsBot.Answering;
using NewsBot.Chat.Discord.Protocol;

namespace NewsBot.Chat.Discord;

/// <summary>What there is to press below an answer, as buttons.</summary>
internal static class AnswerButtons
{
    public static IReadOnlyList<ActionRow> Of(AnswerResult result, IReadOnlyList<Citation> shown, Phrases phrases, bool isPrivate) =>
    [
        .. AnswerAction.Of(result, shown, phrases, isPrivate)
            .Select(action => new Button(action.Label, $"{action.Name}:{action.Value}")).DistinctBy(button => button.CustomId)
            .Chunk(ActionRow.MostButtons).Take(ActionRow.MostRows).Select(row => new ActionRow(row)),
    ];
}
