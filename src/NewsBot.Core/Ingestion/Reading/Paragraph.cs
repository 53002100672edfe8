namespace NewsBot.Ingestion.Reading;

/// <summary>A line, or the lines of one hard-wrapped paragraph, without outer white space.</summary>
/// <param name="Start">Its first unit in the body.</param>
/// <param name="End">The first unit after it.</param>
/// <param name="AfterBlank">Whether a blank line, or nothing, stands before it.</param>
internal readonly record struct Paragraph(int Start, int End, bool AfterBlank)
{
    public int Length => End - Start;

    public ReadOnlySpan<char> In(ReadOnlySpan<char> body) => body[Start..End];
}
