using System.Globalization;
using NewsBot.Answering;

namespace NewsBot.Chat;

/// <summary>Something there is to press below an answer. All that it needs stands in its value, so it works for as long as the question is kept.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Label">What it says.</param>
/// <param name="Value">What it is about.</param>
internal sealed record AnswerAction(string Name, string Label, string Value)
{
    public const string More = "more";
    public const string Context = "context";
    public const string Share = "share";

    /// <summary>Those of an answer of which these citations are shown.</summary>
    public static IReadOnlyList<AnswerAction> Of(AnswerResult result, IReadOnlyList<Citation> shown, Phrases phrases, bool isPrivate)
    {
        List<AnswerAction> actions = [];
        if (result is AnswerResult.Answered && shown is [.., var last])
            actions.Add(new AnswerAction(More, phrases.More, Invariant($"{result.AnswerId} {last.Marker}")));
        if (isPrivate && result is AnswerResult.Answered)
            actions.Add(new AnswerAction(Share, phrases.Share, result.AnswerId));
        actions.AddRange(shown.Select(c => new AnswerAction(Context, Invariant($"{phrases.Context} [{c.Marker}]"), Invariant($"{c.ArticleId} {c.Version} {c.Start} {c.End}"))));
        return actions;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
