using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>What a mention is by its form.</summary>
internal enum MentionKind
{
    /// <summary>Words that are written as a name.</summary>
    Name,

    /// <summary>Words in quotation marks.</summary>
    Quoted,

    /// <summary>Two or more names that belong together: "Sweden and Finland".</summary>
    List,

    /// <summary>A noun in small letters, with what belongs to it.</summary>
    Noun,

    /// <summary>A number, with its unit.</summary>
    Number,

    /// <summary>A sum of money.</summary>
    Money,

    /// <summary>A share.</summary>
    Percent,

    /// <summary>A day or a month.</summary>
    Date,

    /// <summary>A year alone.</summary>
    Year,
}

/// <summary>Words of a shown text that could answer.</summary>
/// <param name="Text">Where they stand.</param>
/// <param name="Kind">What they are by their form.</param>
/// <param name="First">The first of the text's words.</param>
/// <param name="Last">The last one.</param>
/// <param name="Span">Where they stand in the text, without what does not belong to them.</param>
internal readonly record struct Mention(ShownText Text, MentionKind Kind, int First, int Last, TextSpan Span)
{
    /// <summary>Its words.</summary>
    public IEnumerable<TextWord> Words
    {
        get
        {
            for (var i = First; i <= Last; i++)
                yield return Text.Words[i];
        }
    }

    /// <summary>It, as the text writes it.</summary>
    public string Quote => Span.In(Text.Text).ToString();

    /// <summary>It with the genitive that it ends with: "Domino's".</summary>
    public string QuoteWithGenitive => Text.Text[Span.Start..Math.Max(Span.End, Text.Words[Last].Span.End)];

    /// <summary>Whether a word is part of it.</summary>
    public bool Holds(int word) => First <= word && word <= Last;
}
