using System.Diagnostics.CodeAnalysis;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>The ending of a question: quotes that answer it, or the honest word that the ingested news does not.</summary>
public abstract record AnswerResult
{
    /// <summary>A short name by which the answer can be explained and continued while its question is kept.</summary>
    public required string AnswerId { get; init; }

    /// <summary>The question as it was typed.</summary>
    public required string Question { get; init; }

    /// <summary>The day or time that bounded the answer.</summary>
    public required NewsTime AsOf { get; init; }

    /// <summary>What kind of thing the question asks for.</summary>
    public AnswerType AsksFor { get; init; }

    /// <summary>How sure the bot is, from 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Short sentences to the reader, such as a corrected spelling.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The question's words that count, as typed and lower-cased, for highlighting.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>What the archive holds within the bounds of the question.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>The quotes to show, best first: those that answer, else those of the nearest articles.</summary>
    public IReadOnlyList<Citation> Quotes => this switch
    {
        Answered found => found.Citations,
        Abstained none => none.Related,
        _ => [],
    };

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The archive answers.</summary>
    public sealed record Answered : AnswerResult
    {
        /// <summary>An answer whose members are set one by one.</summary>
        public Answered()
        {
        }

        /// <summary>What would have been no answer, with quotes that answer.</summary>
        [SetsRequiredMembers]
        internal Answered(Abstained ending)
            : base(ending) => Citations = ending.Related;

        /// <summary>The quotes, best first; at least one.</summary>
        public required IReadOnlyList<Citation> Citations { get; init; }

        /// <summary>A short direct answer where one is certain; else null, and the quotes speak.</summary>
        public string? Answer { get; init; }

        /// <summary>Whether <see cref="Answer"/> is a date worked out from a quote's weekday and its article's day.</summary>
        public bool AnswerDerived { get; init; }
    }

    /// <summary>The archive does not answer.</summary>
    public sealed record Abstained : AnswerResult
    {
        /// <summary>The nearest articles, each with a quote; may be empty.</summary>
        public required IReadOnlyList<Citation> Related { get; init; }
    }
}
