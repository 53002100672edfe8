using System.Diagnostics;
using System.Text.Json.Nodes;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>Writes replies as messages.</summary>
internal static class SlackReplyRenderer
{
    private const int LongestName = 200;
    private const int LongestValue = 500;
    private const int LongestHeading = 300;
    private const int MostRows = 100;
    private const string More = "…";

    public static SlackMessage Render(Reply reply, ReplyStyle style)
    {
        var phrases = Phrases.For(style.Locale);
        return reply switch
        {
            Reply.Answer answer => new AnswerBlocks(answer.Result, phrases, style).Write(),
            Reply.Excerpt excerpt => Write(excerpt, phrases),
            Reply.Listing listing => Write(listing.Heading, listing.Rows.Select(Runs), listing.Footer),
            Reply.Table table => Write(table.Heading, table.Rows.Select(Runs), table.Footer),
            Reply.File file => Write(file),
            Reply.Message message => OfText(message.Text),
            Reply.Refusal refusal => OfText(refusal.Text),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Plain text.</summary>
    public static SlackMessage OfText(string text)
    {
        var shown = TextCut.To(text, Blocks.LongestText);
        return new SlackMessage(SlackText.Escape(shown), [Blocks.RichText(Blocks.Section(Blocks.Run(shown)))]);
    }

    private static SlackMessage Write(Reply.Excerpt excerpt, Phrases phrases)
    {
        var headline = excerpt.Headline;
        List<JsonObject> parts =
        [
            Blocks.Section(Blocks.Link(TextCut.To(headline.Title, LongestName), headline.Url), Blocks.Run($" - {headline.Source}, {phrases.Day(headline.Published)}\n")),
            Blocks.Quote(Around(excerpt.Before, "", " ").Append(Blocks.Bold(excerpt.Quote)).Concat(Around(excerpt.After, " ", ""))),
        ];
        var blocks = new JsonArray(Blocks.RichText(parts));
        if (excerpt.Note is { } note)
            blocks.Add(Blocks.Context(note));
        return new SlackMessage(SlackText.Escape($"{headline.Title}: “{excerpt.Quote}”"), blocks);
    }

    /// <summary>The sentences, or none where they are too long.</summary>
    private static IEnumerable<JsonObject> Around(string text, string before, string after) =>
        text.Length is 0 or > Blocks.LongestText ? [] : [Blocks.Run(before + text + after)];

    /// <summary>As many lines as fit.</summary>
    private static SlackMessage Write(string heading, IEnumerable<IReadOnlyList<JsonObject>> rows, string? footer)
    {
        var head = TextCut.To(heading, LongestHeading);
        List<JsonObject> runs = [Blocks.Bold(head + "\n")];
        var left = Blocks.MostCharacters - Blocks.LongestText;
        var count = 0;
        foreach (var row in rows)
        {
            left -= row.Sum(Blocks.SizeOf);
            if (left < 0 || ++count > MostRows)
            {
                runs.Add(Blocks.Run(More));
                break;
            }

            runs.AddRange(row);
        }

        var blocks = new JsonArray(Blocks.RichText(Blocks.Section(runs)));
        if (footer is not null)
            blocks.Add(Blocks.Context(footer));
        return new SlackMessage(SlackText.Escape(head), blocks);
    }

    private static IReadOnlyList<JsonObject> Runs(ReplyRow row) =>
        [Blocks.Run("• "), Blocks.Link(TextCut.To(row.Name, LongestName), row.Url), Blocks.Run($": {TextCut.To(row.Value, LongestValue)}\n")];

    private static IReadOnlyList<JsonObject> Runs(TableRow row) =>
        [Blocks.Run("• " + TextCut.To(string.Join(" · ", row.Cells), LongestValue) + "\n"), .. row.Notes.Select(note => Blocks.Run($"    {TextCut.To(note, LongestValue)}\n"))];

    private static SlackMessage Write(Reply.File file) => file.Text.Length > Blocks.LongestText
        ? OfText($"{file.Name} is too long to be shown here; it can be had at the terminal.")
        : new SlackMessage(SlackText.Escape(file.Name), [Blocks.RichText(Blocks.Preformatted(file.Text))]);
}
