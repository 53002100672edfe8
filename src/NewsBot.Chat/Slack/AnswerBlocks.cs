using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Chat.Slack.Protocol;

namespace NewsBot.Chat.Slack;

/// <summary>An answer as a message: as many citations as fit whole, for a quote is never cut.</summary>
internal sealed class AnswerBlocks(AnswerResult result, Phrases phrases, ReplyStyle style)
{
    private const int LongestAnswer = 300;
    private const int LongestTitle = 300;
    private const int LongestName = 100;
    private const int MostOutlets = 5;
    private const int MostNotes = 3;

    /// <summary>Room for the lines below the citations and the buttons of each.</summary>
    private const int RoomBelow = 700;
    private const int RoomOfButton = 250;

    public SlackMessage Write()
    {
        var blocks = new JsonArray();
        if (style.Preface.Length > 0)
            blocks.Add(Blocks.Context(style.Preface));
        if (Head().ToList() is { Count: > 0 } head)
            blocks.Add(Blocks.RichText(Blocks.Section(head)));
        var left = Blocks.MostCharacters - Blocks.SizeOf(blocks) - RoomBelow;
        List<Citation> shown = [];
        foreach (var citation in result.Quotes.Take(Blocks.MostButtons - 2))
        {
            if (Shortest(citation, left - RoomOfButton) is not { } block)
                break;
            left -= Blocks.SizeOf(block) + RoomOfButton;
            blocks.Add(block);
            shown.Add(citation);
        }

        blocks.Add(Blocks.Context($"{phrases.Coverage(result.Coverage)} · {phrases.Answer} {result.AnswerId}"));
        if (AnswerAction.Of(result, shown, phrases, style.IsPrivate) is { Count: > 0 } actions)
            blocks.Add(Blocks.Actions(actions.Select((action, i) => Blocks.Button(action.Label, string.Create(CultureInfo.InvariantCulture, $"{action.Name}:{i}"), action.Value))));
        return new SlackMessage(SlackText.Escape(InShort(shown)), blocks);
    }

    /// <summary>What a notification shows.</summary>
    private string InShort(List<Citation> shown)
    {
        var answer = result is AnswerResult.Answered found ? found.Answer : phrases.NotFound;
        var quotes = shown.Select(c => $"“{c.Snippet}” - {Name(c.Source)}, {phrases.DayOf(c)}");
        return string.Join('\n', (answer is null ? quotes : quotes.Prepend(TextCut.To(answer, LongestAnswer))).Take(4));
    }

    private IEnumerable<JsonObject> Head()
    {
        if (result is AnswerResult.Answered { Answer: { } answer } found)
        {
            yield return Blocks.Bold(TextCut.To(answer, LongestAnswer));
            if (found.AnswerDerived)
                yield return Blocks.Run($" ({phrases.WorkedOut})");
            yield return Blocks.Run("\n");
        }

        if (result is AnswerResult.Abstained)
            yield return Blocks.Bold(phrases.NotFound + "\n");
        foreach (var note in result.Notes.Take(MostNotes))
            yield return Blocks.Run(TextCut.To(note, LongestAnswer) + "\n");
        if (result is AnswerResult.Abstained { Related.Count: > 0 })
            yield return Blocks.Run(phrases.Nearest);
    }

    /// <summary>The citation with a link to the quote, or with a shorter one where that does not fit; null where the quote itself does not.</summary>
    private JsonObject? Shortest(Citation citation, int left) => ((string?[])[SlackText.AddressOf(citation.Link) ?? citation.Url, citation.Url, null])
        .Select(link => Write(citation, link)).FirstOrDefault(block => Blocks.SizeOf(block) <= left);

    private JsonObject Write(Citation citation, string? link)
    {
        List<JsonObject> source =
        [
            Blocks.Run(string.Create(CultureInfo.InvariantCulture, $"[{citation.Marker}] ")),
            Blocks.Link(TextCut.To(citation.Title, LongestTitle), link),
            Blocks.Run($" - {Name(citation.Source)}, {phrases.DayOf(citation)}{(citation.IsCorrection ? $", {phrases.Correction}" : "")}"),
        ];
        if (citation.AlsoReportedBy.Count > 0)
            source.Add(Blocks.Run($"\n{phrases.AlsoReportedBy(string.Join(", ", citation.AlsoReportedBy.Take(MostOutlets).Select(Name)))}"));
        return Blocks.RichText(Blocks.Quote(Blocks.Run(citation.Snippet)), Blocks.Section(source));
    }

    private static string Name(string outlet) => TextCut.To(outlet, LongestName);
}

/// <summary>How a reply is to look.</summary>
/// <param name="Locale">Whose language it speaks; null for English.</param>
/// <param name="IsPrivate">Whether only the asker sees it.</param>
internal sealed record ReplyStyle(string? Locale, bool IsPrivate)
{
    /// <summary>A small line above it, plain text; empty for none.</summary>
    public string Preface { get; init; } = "";
}
