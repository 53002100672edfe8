using System.Diagnostics;
using System.Text;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>Writes replies as messages.</summary>
internal static class DiscordReplyRenderer
{
    private const int LongestName = 150;
    private const int LongestValue = 250;
    private const int LongestText = 900;
    private const int RoomForMore = 20;
    private const StringSplitOptions LineParts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    public static MessageBody Render(Reply reply, Order order)
    {
        var phrases = Phrases.For(order.Request.Caller.Locale);
        switch (reply)
        {
            case Reply.Answer answer:
                var (content, shown) = new AnswerPage(answer.Result, phrases, order.Preface).Write();
                return new MessageBody { Content = content, Components = AnswerButtons.Of(answer.Result, shown, phrases, order.IsPrivate) };
            case Reply.Excerpt excerpt:
                return new MessageBody { Content = Write(excerpt, phrases) };
            case Reply.Listing listing:
                return new MessageBody { Content = Write(listing) };
            case Reply.Table table:
                return new MessageBody { Content = Write(ListingOf(table)) };
            case Reply.File file:
                return OfText(file.Text);
            case Reply.Message message:
                return OfText(message.Text);
            case Reply.Refusal refusal:
                return OfText(refusal.Text);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Plain text; it is escaped and may grow, so it is cut to what fits at the worst.</summary>
    public static MessageBody OfText(string text) => new() { Content = DiscordMarkdown.Escape(TextCut.To(text, LongestText)) };

    private static string Write(Reply.Excerpt excerpt, Phrases phrases)
    {
        var headline = excerpt.Headline;
        var head = $"{DiscordMarkdown.Link(TextCut.To(headline.Title, LongestName), headline.Url)} - {DiscordMarkdown.Line(TextCut.To(headline.Source, LongestName))}, {phrases.Day(headline.Published)}\n";
        var quote = string.Concat(excerpt.Quote.ReplaceLineEndings("\n").Split('\n', LineParts).Select(line => $"> **{DiscordMarkdown.Escape(line)}**\n"));
        var note = excerpt.Note is null ? "" : $"-# {DiscordMarkdown.Line(excerpt.Note)}";
        var left = MessageBody.MaxContent - head.Length - quote.Length - note.Length;
        var before = Around(excerpt.Before, ref left);
        var after = Around(excerpt.After, ref left);
        return string.Concat(head, before, quote, after) + note;
    }

    /// <summary>The sentences, or none where they do not fit.</summary>
    private static string Around(string text, ref int left)
    {
        var quoted = text.Length == 0 ? "" : DiscordMarkdown.Quote(text) + "\n";
        if (quoted.Length > left)
            return "";
        left -= quoted.Length;
        return quoted;
    }

    private static string Write(Reply.Listing listing)
    {
        var text = new StringBuilder($"**{DiscordMarkdown.Line(listing.Heading)}**\n");
        var foot = listing.Footer is null ? "" : $"-# {DiscordMarkdown.Line(TextCut.To(listing.Footer, LongestValue))}\n";
        var left = MessageBody.MaxContent - text.Length - foot.Length - RoomForMore;
        var rows = 0;
        foreach (var line in listing.Rows.Select(Write).TakeWhile(line => (left -= line.Length) >= 0))
        {
            text.Append(line);
            rows++;
        }

        if (rows < listing.Rows.Count)
            text.Append("-# …\n");
        return text.Append(foot).ToString();
    }

    /// <summary>There is no room for columns: the second cell is the name.</summary>
    private static Reply.Listing ListingOf(Reply.Table table) => new(table.Heading, [.. table.Rows.Select(row =>
        new ReplyRow(row.Cells.ElementAtOrDefault(1) ?? "", string.Join(", ", Described(table, row).Concat(row.Notes))))])
    {
        Footer = table.Footer,
    };

    private static IEnumerable<string> Described(Reply.Table table, TableRow row) =>
        row.Cells.Index().Where(cell => cell.Index != 1).Select(cell => $"{table.Columns[cell.Index]} {cell.Item}");

    private static string Write(ReplyRow row) =>
        $"- {DiscordMarkdown.Link(TextCut.To(row.Name, LongestName), row.Url)}: {DiscordMarkdown.Line(TextCut.To(row.Value, LongestValue))}\n";
}
