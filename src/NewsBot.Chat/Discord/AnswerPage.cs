using System.Globalization;
using NewsBot.Answering;
using NewsBot.Chat.Discord.Protocol;

namespace NewsBot.Chat.Discord;

/// <summary>An answer as a message: as many citations as fit whole, for a quote is never cut.</summary>
internal sealed class AnswerPage(AnswerResult result, Phrases phrases, string preface)
{
    private const int LongestTitle = 140;
    private const int LongestName = 60;
    private const int LongestAnswer = 150;
    private const int LongestNote = 150;
    private const int MostNotes = 2;
    private const int MostOutlets = 5;

    /// <summary>The content of the message and the citations that are in it.</summary>
    public (string Content, IReadOnlyList<Citation> Shown) Write()
    {
        var head = string.Concat(Head().Select(line => line + "\n"));
        var foot = $"\n-# {Covered()} · {phrases.Answer} {result.AnswerId}";
        var left = MessageBody.MaxContent - head.Length - foot.Length;
        List<Citation> shown = [];
        foreach (var citation in result.Quotes)
        {
            if (Shortest(citation, left) is not { } text)
                break;
            head += text;
            left -= text.Length;
            shown.Add(citation);
        }

        return (head + foot, shown);
    }

    private string Covered() => phrases.Coverage(result.Coverage);

    private IEnumerable<string> Head()
    {
        if (preface.Length > 0)
            yield return $"-# {preface}";
        if (result is AnswerResult.Answered { Answer: { } answer } found)
            yield return $"**{DiscordMarkdown.Line(answer, LongestAnswer)}**" + (found.AnswerDerived ? $" ({phrases.WorkedOut})" : "");
        if (result is AnswerResult.Abstained)
            yield return $"**{phrases.NotFound}**";
        foreach (var note in result.Notes.Take(MostNotes))
            yield return DiscordMarkdown.Line(note, LongestNote);
        if (result is AnswerResult.Abstained { Related.Count: > 0 })
            yield return phrases.Nearest;
    }

    /// <summary>The citation with all that is said of it, or with less where that does not fit; null where the quote itself does not.</summary>
    private string? Shortest(Citation citation, int left)
    {
        foreach (var (link, hasOthers) in (IEnumerable<(string?, bool)>)[(citation.Link, true), (citation.Url, true), (citation.Url, false), (null, false)])
        {
            var text = Write(citation, DiscordMarkdown.AddressOf(link) is null ? null : link, hasOthers);
            if (text.Length <= left)
                return text;
        }

        return null;
    }

    private string Write(Citation citation, string? link, bool hasOthers)
    {
        var title = DiscordMarkdown.Link(TextCut.To(citation.Title, LongestTitle), link);
        var correction = citation.IsCorrection ? $", {phrases.Correction}" : "";
        var others = hasOthers && citation.AlsoReportedBy.Count > 0
            ? $"-# {phrases.AlsoReportedBy(string.Join(", ", citation.AlsoReportedBy.Take(MostOutlets).Select(Name)))}\n"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{DiscordMarkdown.Quote(citation.Snippet)}\n\\[{citation.Marker}\\] {title} - {Name(citation.Source)}, {phrases.DayOf(citation)}{correction}\n{others}");
    }

    private static string Name(string outlet) => DiscordMarkdown.Line(outlet, LongestName);
}
