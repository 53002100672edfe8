using System.Text;
using NewsBot.Articles;

namespace NewsBot.Chat.Terminal;

/// <summary>How a stretch of text looks.</summary>
internal enum TerminalStyle
{
    Plain,
    Bold,
    Dim,
    Mark,
}

/// <summary>Collects lines that fit a terminal. All text that it is given is cleaned here, so that nothing passes by.</summary>
internal sealed class TerminalPage(TerminalFeatures features)
{
    private readonly StringBuilder _page = new();

    /// <summary>The address that the following lines open, where the terminal has links.</summary>
    public string? Link { get; set; }

    public void Line(string text, TerminalStyle style = TerminalStyle.Plain, int indent = 0) => Line(text, style, indent, []);

    /// <summary>A paragraph in which the words of a question are marked.</summary>
    public void Line(string text, TerminalStyle style, int indent, IReadOnlyList<string> terms)
    {
        var clean = TerminalText.Clean(text);
        var marks = features.HasStyles && terms.Count > 0 ? TermMarks.Find(clean, terms) : [];
        foreach (var line in TerminalText.Wrap(clean, Math.Max(features.Width - indent, 1)))
        {
            _page.Append(' ', indent);
            OpenLink();
            Append(clean, line, style, marks);
            CloseLink();
            _page.Append('\n');
        }
    }

    /// <summary>A line whose continuation is indented.</summary>
    public void Hanging(string text, int indent)
    {
        var clean = TerminalText.Clean(text);
        var isFirst = true;
        foreach (var line in TerminalText.Wrap(clean, Math.Max(features.Width - indent, 1)))
        {
            _page.Append(' ', isFirst ? 0 : indent);
            OpenLink();
            _page.Append(line.In(clean));
            CloseLink();
            _page.Append('\n');
            isFirst = false;
        }
    }

    /// <summary>Text that loses its use when it is cut, such as an address.</summary>
    public void Unbroken(string text, int indent) => _page.Append(' ', indent).Append(TerminalText.Clean(text)).Append('\n');

    /// <summary>A row of cells in columns of these widths; what is too wide is cut.</summary>
    public void Cells(IReadOnlyList<string> cells, IReadOnlyList<int> widths, TerminalStyle style, int indent)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = TerminalText.Cut(TerminalText.Clean(cells[i]), widths[i]);
            line.Append(cell).Append(' ', widths[i] - TerminalText.WidthOfAll(cell) + TerminalTable.Gap);
        }

        _page.Append(' ', indent);
        Append(line.ToString().AsSpan().TrimEnd(), style);
        _page.Append('\n');
    }

    /// <summary>A row of a table; what follows <paramref name="name"/> begins in the same column in each row.</summary>
    public void Row(string name, string value, int column)
    {
        var cleanName = TerminalText.Clean(name);
        var gap = column - TerminalText.WidthOfAll(cleanName);
        if (gap < 1)
        {
            Line(cleanName, indent: 2);
            Line(value, indent: 4);
            return;
        }

        var lines = TerminalText.Clean(value);
        var first = true;
        foreach (var line in TerminalText.Wrap(lines, Math.Max(features.Width - column - 2, 10)))
        {
            _page.Append(' ', 2).Append(first ? cleanName : "").Append(' ', first ? gap : column).Append(line.In(lines)).Append('\n');
            first = false;
        }
    }

    public void Blank()
    {
        if (_page.Length > 0)
            _page.Append('\n');
    }

    public override string ToString() => _page.ToString();

    private void Append(string text, TextSpan line, TerminalStyle style, IReadOnlyList<TextSpan> marks)
    {
        var from = line.Start;
        foreach (var mark in marks)
        {
            var (start, end) = (Math.Max(mark.Start, line.Start), Math.Min(mark.End, line.End));
            if (start >= end)
                continue;
            Append(text.AsSpan(from, start - from), style);
            Append(text.AsSpan(start, end - start), TerminalStyle.Mark);
            from = end;
        }

        Append(text.AsSpan(from, line.End - from), style);
    }

    private void Append(ReadOnlySpan<char> text, TerminalStyle style)
    {
        if (text.IsEmpty)
            return;
        if (style == TerminalStyle.Plain || !features.HasStyles)
            _page.Append(text);
        else
            _page.Append(CodeOf(style)).Append(text).Append("\e[0m");
    }

    private static string CodeOf(TerminalStyle style) => style switch
    {
        TerminalStyle.Bold => "\e[1m",
        TerminalStyle.Dim => "\e[2m",
        _ => "\e[1;33m",
    };

    private void OpenLink()
    {
        if (features.HasLinks && Link is not null)
            _page.Append("\e]8;;").Append(Link).Append("\e\\");
    }

    private void CloseLink()
    {
        if (features.HasLinks && Link is not null)
            _page.Append("\e]8;;\e\\");
    }
}
