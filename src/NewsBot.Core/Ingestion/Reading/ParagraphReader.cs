using System.Buffers;

namespace NewsBot.Ingestion.Reading;

/// <summary>Cuts a body into paragraphs: one a line, or the lines of a hard-wrapped paragraph together.</summary>
internal static class ParagraphReader
{
    private const int ShortestWrappedLine = 50;
    private const int WidestColumn = 110;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u0085\u2028\u2029");

    public static List<Paragraph> Read(ReadOnlySpan<char> body)
    {
        var paragraphs = new List<Paragraph>();
        var block = new List<Paragraph>();
        for (var at = 0; at < body.Length;)
        {
            var length = body[at..].IndexOfAny(LineEnds);
            var end = length < 0 ? body.Length : at + length;
            AddLine(body, (at, end), block, paragraphs);
            at = end + 1;
            if (end + 1 < body.Length && body[end] == '\r' && body[end + 1] == '\n')
                at++;
        }

        Flush(body, block, paragraphs);
        return paragraphs;
    }

    private static void AddLine(ReadOnlySpan<char> body, (int Start, int End) line, List<Paragraph> block, List<Paragraph> paragraphs)
    {
        var (start, end) = line;
        while (start < end && char.IsWhiteSpace(body[start]))
            start++;
        while (end > start && char.IsWhiteSpace(body[end - 1]))
            end--;
        if (start == end)
            Flush(body, block, paragraphs);
        else
            block.Add(new Paragraph(start, end, AfterBlank: block.Count == 0));
    }

    private static void Flush(ReadOnlySpan<char> body, List<Paragraph> block, List<Paragraph> paragraphs)
    {
        if (block.Count == 0)
            return;
        var column = block.Count >= 3 ? ColumnWidth(body, block) : 0;
        var joined = block[0];
        for (var i = 1; i < block.Count; i++)
        {
            if (column > 0 || RunsOn(body, block[i - 1], block[i]))
            {
                joined = joined with { End = block[i].End };
                continue;
            }

            paragraphs.Add(joined);
            joined = block[i];
        }

        paragraphs.Add(joined);
        block.Clear();
    }

    private static bool RunsOn(ReadOnlySpan<char> body, Paragraph line, Paragraph next) =>
        line.Length >= ShortestWrappedLine && char.IsLower(body[next.Start]) && !LineShape.EndsSentence(line.In(body));

    /// <summary>The width at which every line of the block was wrapped; 0 where a line would have held the next one's first word too.</summary>
    private static int ColumnWidth(ReadOnlySpan<char> body, List<Paragraph> block)
    {
        var width = 0;
        foreach (var line in block)
            width = Math.Max(width, line.Length);
        if (width is < ShortestWrappedLine or > WidestColumn)
            return 0;
        for (var i = 1; i < block.Count; i++)
        {
            if (block[i - 1].Length + 1 + LineShape.FirstWord(block[i].In(body)).Length <= width)
                return 0;
        }

        return width;
    }
}
