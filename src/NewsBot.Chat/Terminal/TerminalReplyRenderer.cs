using System.Diagnostics;
using NewsBot.Answering;
using NewsBot.Commands;

namespace NewsBot.Chat.Terminal;

/// <summary>Renders replies as text for a terminal.</summary>
public sealed class TerminalReplyRenderer(TerminalFeatures features)
{
    private const int Indent = 4;
    private const int WidestName = 30;

    /// <summary>Foreign text as one line that commands no terminal, for messages of other kinds.</summary>
    public static string OneLine(string text) => TerminalText.Clean(text);

    /// <summary>The reply as lines that end in a line feed.</summary>
    public string Render(Reply reply)
    {
        var page = new TerminalPage(features);
        switch (reply)
        {
            case Reply.Answer answer:
                Add(page, answer.Result);
                break;
            case Reply.Excerpt excerpt:
                Add(page, excerpt);
                break;
            case Reply.Listing listing:
                Add(page, listing);
                break;
            case Reply.Table table:
                TerminalTable.Add(page, table, features.Width);
                break;
            case Reply.File file:
                return file.Text;
            case Reply.Message message:
                AddLines(page, message.Text);
                break;
            case Reply.Refusal refusal:
                AddLines(page, refusal.Text);
                break;
            default:
                throw new UnreachableException();
        }

        return page.ToString();
    }

    private static void AddLines(TerminalPage page, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
                page.Blank();
            else
                page.Line(line);
        }
    }

    private static void Add(TerminalPage page, Reply.Listing listing)
    {
        page.Line(listing.Heading, TerminalStyle.Bold);
        var column = 2 + listing.Rows.Select(row => TerminalText.WidthOfAll(TerminalText.Clean(row.Name)))
            .Where(width => width <= WidestName).DefaultIfEmpty(0).Max();
        foreach (var row in listing.Rows)
            page.Row(row.Name, row.Value, column);
        if (listing.Footer is not null)
            page.Line(listing.Footer, TerminalStyle.Dim);
    }

    private static void Add(TerminalPage page, Reply.Excerpt excerpt)
    {
        page.Line($"{excerpt.Headline.Title} - {excerpt.Headline.Source}, {CoverageText.Day(excerpt.Headline.Published)}", TerminalStyle.Bold);
        foreach (var text in (string[])[excerpt.Before, $"“{excerpt.Quote}”", excerpt.After])
            AddLines(page, text);
        if (excerpt.Note is not null)
            page.Line(excerpt.Note, TerminalStyle.Dim);
    }

    private void Add(TerminalPage page, AnswerResult result)
    {
        switch (result)
        {
            case AnswerResult.Answered found:
                AddHead(page, found);
                AddCitations(page, found, found.Citations);
                break;
            case AnswerResult.Abstained none:
                AddHead(page, none);
                AddCitations(page, none, none.Related);
                break;
            default:
                throw new UnreachableException();
        }

        page.Blank();
        // No article within the bounds of a question does not mean that there is none.
        var covered = result.Coverage.Articles == 0 ? "no articles" : CoverageText.Describe(result.Coverage);
        page.Line($"{covered} · answer {result.AnswerId}", TerminalStyle.Dim);
    }

    private static void AddHead(TerminalPage page, AnswerResult.Answered found)
    {
        if (found.Answer is not null)
            page.Line(found.Answer + (found.AnswerDerived ? " (worked out from the quote's weekday)" : ""), TerminalStyle.Bold);
        AddNotes(page, found);
    }

    private static void AddHead(TerminalPage page, AnswerResult.Abstained none)
    {
        page.Line("I found no answer to that in the ingested news.", TerminalStyle.Bold);
        if (none.Coverage.Articles == 0)
            page.Line("No ingested article lies within its bounds. If nothing is ingested yet, 'ingest PATH' adds news.");
        AddNotes(page, none);
        if (none.Related.Count > 0)
            page.Line("The nearest articles, which are related at most:");
    }

    private static void AddNotes(TerminalPage page, AnswerResult result)
    {
        foreach (var note in result.Notes)
            page.Line(note);
    }

    private void AddCitations(TerminalPage page, AnswerResult result, IReadOnlyList<Citation> citations)
    {
        foreach (var citation in citations)
        {
            page.Blank();
            page.Line($"“{citation.Snippet}”", TerminalStyle.Plain, Indent, result.Terms);
            AddPlace(page, citation, result is AnswerResult.Abstained);
            if (citation.AlsoReportedBy.Count > 0)
                page.Line($"also reported by {string.Join(", ", citation.AlsoReportedBy)}", TerminalStyle.Dim, Indent);
            if (citation.Explanation.Count > 0)
                page.Line(string.Join(", ", citation.Explanation.Select(part => $"{part.Name} {part.Value}")), TerminalStyle.Dim, Indent);
        }
    }

    private void AddPlace(TerminalPage page, Citation citation, bool isRelated)
    {
        var marker = isRelated ? $"[{citation.Marker}, related]" : $"[{citation.Marker}]";
        var correction = citation.IsCorrection ? ", correction" : "";
        var link = AddressOf(citation);
        page.Link = link;
        var seen = citation.IsUndated ? "first seen " : "";
        page.Hanging($"{marker} {citation.Title} - {citation.Source}, {seen}{CoverageText.Day(citation.Published)}{correction}", Indent);
        page.Link = null;
        if (link is not null && !features.HasLinks)
            page.Unbroken(link, Indent);
    }

    /// <summary>The address in printable ASCII, so that it can neither end the escape sequence that carries it nor be cut; null where it opens no article.</summary>
    private static string? AddressOf(Citation citation)
    {
        var address = citation.Link ?? citation.Url;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "file"))
            return null;
        if (IsPrintable(address))
            return address; // as it is, for Uri would decode the hyphens of a text fragment
        return IsPrintable(uri.AbsoluteUri) ? uri.AbsoluteUri : null;
    }

    private static bool IsPrintable(string address) => address.All(c => c is > ' ' and < '\x7F');
}
