using System.Globalization;
using NewsBot.Answering;
using NewsBot.Chat.Discord.Protocol;

namespace NewsBot.Chat.Discord;

/// <summary>What there is to press below an answer. All that a button needs stands in its id, so it works for as long as the question is kept.</summary>
internal static class AnswerButtons
{
    public const string More = "more";
    public const string Context = "context";
    public const string Share = "share";

    public static IReadOnlyList<ActionRow> Of(AnswerResult result, IReadOnlyList<Citation> shown, Phrases phrases, bool isPrivate)
    {
        List<Button> buttons = [];
        if (result is AnswerResult.Answered && shown is [.., var last])
            buttons.Add(new Button(phrases.More, Invariant($"{More}:{result.AnswerId} {last.Marker}")));
        if (isPrivate && result is AnswerResult.Answered)
            buttons.Add(new Button(phrases.Share, $"{Share}:{result.AnswerId}"));
        buttons.AddRange(shown.Select(c => new Button(
            Invariant($"{phrases.Context} [{c.Marker}]"), Invariant($"{Context}:{c.ArticleId} {c.Version} {c.Start} {c.End}"))));
        return [.. buttons.DistinctBy(button => button.CustomId).Chunk(ActionRow.MostButtons).Take(ActionRow.MostRows).Select(row => new ActionRow(row))];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
