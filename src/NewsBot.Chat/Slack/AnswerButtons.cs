using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Answering;

namespace NewsBot.Chat.Slack;

/// <summary>What there is to press below an answer. All that a button needs stands in its value, so it works for as long as the question is kept.</summary>
internal static class AnswerButtons
{
    public const string More = "more";
    public const string Context = "context";
    public const string Share = "share";

    public static IReadOnlyList<JsonObject> Of(AnswerResult result, IReadOnlyList<Citation> shown, Phrases phrases, bool isPrivate)
    {
        List<JsonObject> buttons = [];
        if (result is AnswerResult.Answered && shown is [.., var last])
            buttons.Add(Blocks.Button(phrases.More, More, Invariant($"{result.AnswerId} {last.Marker}")));
        if (isPrivate && result is AnswerResult.Answered)
            buttons.Add(Blocks.Button(phrases.Share, Share, result.AnswerId));
        buttons.AddRange(shown.Select(c => Blocks.Button(
            Invariant($"{phrases.Context} [{c.Marker}]"), Invariant($"{Context}:{c.Marker}"), Invariant($"{c.ArticleId} {c.Version} {c.Start} {c.End}"))));
        return buttons;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
