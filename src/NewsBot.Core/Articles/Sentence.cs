namespace NewsBot.Articles;

/// <summary>What a quotable stretch of an article is.</summary>
public enum SentenceKind
{
    /// <summary>A whole sentence.</summary>
    Plain = 0,

    /// <summary>A later clause of a sentence that is too long to quote whole: it begins in mid-sentence.</summary>
    Clause = 1,

    /// <summary>A heading inside the text.</summary>
    Heading = 2,

    /// <summary>A sentence of a correction note.</summary>
    Correction = 3,
}

/// <summary>A quotable stretch of an article's body; at most <see cref="MaxLength"/> long, never touching another one's units.</summary>
/// <param name="Span">Where it stands in the body.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Sentence(TextSpan Span, SentenceKind Kind)
{
    /// <summary>The longest quote that any chat shows whole; longer sentences are split into clauses at ingest.</summary>
    public const int MaxLength = 300;
}
