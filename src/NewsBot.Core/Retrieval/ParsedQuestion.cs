using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>A question as retrieval understands it.</summary>
/// <param name="Terms">Its words that carry meaning, each stem once, in order.</param>
/// <param name="Type">What it asks for.</param>
internal sealed record ParsedQuestion(IReadOnlyList<QuestionTerm> Terms, AnswerType Type)
{
    /// <summary>The noun that names what is asked for, folded; empty where there is none.</summary>
    public string Head { get; init; } = "";

    /// <summary>Whether several things are asked for: "which two", "which countries".</summary>
    public bool AsksForSeveral { get; init; }

    /// <summary>Runs of words that stood in quotation marks: they must match word for word.</summary>
    public IReadOnlyList<QuotedPhrase> Phrases { get; init; } = [];

    /// <summary>The time that it speaks of; null where it speaks of none.</summary>
    public TimeRange? Time { get; init; }

    /// <summary>Whether it speaks of now ("this week", "recently"), so that the newest articles are meant.</summary>
    public bool IsAboutNow { get; init; }
}

/// <summary>A word of a question.</summary>
/// <param name="Folded">Lower case, without diacritics.</param>
/// <param name="Word">Its stem and shape.</param>
/// <param name="IsName">Whether it is written as a name or a figure, which an answer can hardly do without.</param>
internal sealed record QuestionTerm(string Folded, Word Word, bool IsName)
{
    /// <summary>Whether it stands in the sentence that asks; the others tell what it is about.</summary>
    public bool IsAsked { get; init; } = true;

    /// <summary>The word and its other forms, folded; where it is mended, those of the correction.</summary>
    public IReadOnlyList<string> Forms { get; private init; } = WordForms.Of(Folded);

    /// <summary>The word that is likely meant, folded; null where it is not mended.</summary>
    public string? Correction { get; private init; }

    /// <summary>Whether no article holds the word as it was typed.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>The term with a word that is looked for in its place; beside it where some articles hold what was typed.</summary>
    public QuestionTerm MendedTo(string correction, bool isUnknown) => this with
    {
        Correction = correction,
        IsUnknown = isUnknown,
        Forms = isUnknown ? WordForms.Of(correction) : [.. WordForms.Of(correction), Folded],
    };
}

/// <summary>A time that a question speaks of.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="To">Its last instant.</param>
internal readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    public bool Contains(DateTimeOffset instant) => From <= instant && instant <= To;
}
