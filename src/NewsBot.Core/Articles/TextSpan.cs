namespace NewsBot.Articles;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
/// <param name="Start">The first unit.</param>
/// <param name="Length">How many units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first unit after it.</summary>
    public int End => Start + Length;

    /// <summary>The text that it covers.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
