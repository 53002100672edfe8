using NewsBot.Commands;

namespace NewsBot.Chat.Terminal;

/// <summary>Lays rows out in columns that fit a terminal: the widest column gives way.</summary>
internal static class TerminalTable
{
    /// <summary>Between two columns.</summary>
    public const int Gap = 2;

    private const int Indent = 2;
    private const int Narrowest = 8;

    /// <summary>Adds the table with what is noted below its rows.</summary>
    public static void Add(TerminalPage page, Reply.Table table, int width)
    {
        var widths = WidthsOf(table, width);
        page.Line(table.Heading, TerminalStyle.Bold);
        page.Cells(table.Columns, widths, TerminalStyle.Dim, Indent);
        foreach (var row in table.Rows)
        {
            page.Cells(row.Cells, widths, TerminalStyle.Plain, Indent);
            foreach (var note in row.Notes)
                page.Line(note, TerminalStyle.Dim, 2 * Indent);
        }

        if (table.Footer is not null)
            page.Line(table.Footer, TerminalStyle.Dim);
    }

    private static int[] WidthsOf(Reply.Table table, int width)
    {
        var rows = table.Rows.Select(row => row.Cells).Prepend(table.Columns).ToList();
        int[] widths = [.. table.Columns.Select((_, column) => rows.Max(cells => TerminalText.WidthOfAll(TerminalText.Clean(cells[column]))))];
        var excess = widths.Sum() + (Gap * (widths.Length - 1)) + Indent - width;
        if (excess > 0)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            widths[widest] = Math.Max(Narrowest, widths[widest] - excess);
        }

        return widths;
    }
}
