using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>A text that a citation shows: its quote or its headline.</summary>
internal sealed class ShownText
{
    private const double TitleCase = 0.75;

    private readonly Evidence _evidence;
    private readonly bool _isTitleCase;

    public ShownText(ReadText read, Evidence evidence)
    {
        (Text, Words, IsTitle, Published, Marker) = read;
        _evidence = evidence;
        var inside = Words.Where(w => w.Break is not Break.Sentence && !w.IsStopWord && char.IsLetter(Text[w.Span.Start])).ToList();
        _isTitleCase = IsTitle && inside.Count > 2 && inside.Count(w => w.Word.IsCapitalised) >= TitleCase * inside.Count;
    }

    public string Text { get; }

    public bool IsTitle { get; }

    /// <summary>The day of its article.</summary>
    public DateOnly Published { get; }

    /// <summary>The citation that shows it.</summary>
    public int Marker { get; }

    public IReadOnlyList<TextWord> Words { get; }

    /// <summary>Whether a word is written as a name, and not with a capital for its place only.</summary>
    public bool IsName(int i)
    {
        var word = Words[i];
        if (HasInnerCapital(word))
            return true;
        if (!char.IsUpper(Text[word.Span.Start]) || CalendarWords.WeekdayOf(word.Folded) is not null)
            return false;
        if (CalendarWords.MonthOf(word.Folded) is not null && !(i + 1 < Words.Count && Before(i + 1) is "-")) // Mar-a-Lago
            return i > 0 && word.Break is Break.None && !Words[i - 1].IsStopWord && IsName(i - 1); // Theresa May
        if (word.IsStopWord)
            return !_isTitleCase && word.Break is not Break.Sentence && IsCapital(i + 1); // "This Is Spinal Tap"
        if (_isTitleCase)
            return _evidence.TellCapital(word.Word.Stem) > 0 || BeginsName(i);
        return word.Break is not Break.Sentence || StartsName(i);
    }

    /// <summary>What stands between a word and the one before it.</summary>
    public ReadOnlySpan<char> Before(int i)
    {
        var start = i == 0 ? 0 : Words[i - 1].Span.End;
        return Text.AsSpan(start, Words[i].Span.Start - start);
    }

    /// <summary>Whether the word is a genitive: "China's".</summary>
    public bool IsGenitive(int i)
    {
        var word = Words[i].Span.In(Text);
        return word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’' or 'ʼ';
    }

    /// <summary>Whether a noun in small letters seems to follow, so that the word says more of it: "Chinese officials", "the Danish company".</summary>
    public bool IsBeforeNoun(int i) => i + 1 < Words.Count && Words[i + 1] is { IsStopWord: false, Break: Break.None, Word.Shape: WordShape.Lower } next
        && Before(i + 1) is " " && !AnswerTypes.IsVerb(next.Folded) && !next.Folded.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>Words from one to another, without the genitive at their end.</summary>
    public Mention MentionOf(MentionKind kind, int first, int last)
    {
        var start = Words[first].Span.Start;
        var end = Words[last].Span.End - (IsGenitive(last) ? 2 : 0);
        return new Mention(this, kind, first, last, new TextSpan(start, end - start));
    }

    /// <summary>The first word of the sentence that a word stands in, and the first after it.</summary>
    public (int First, int End) SentenceAround(int i)
    {
        var (first, end) = (i, i + 1);
        while (first > 0 && Words[first].Break is not Break.Sentence)
            first--;
        while (end < Words.Count && Words[end].Break is not Break.Sentence)
            end++;
        return (first, end);
    }

    /// <summary>At the beginning of a sentence: what articles write with a capital elsewhere, and what they leave open before another name.</summary>
    private bool StartsName(int i)
    {
        var tells = _evidence.TellCapital(Words[i].Word.Stem);
        if (tells > 0 || i + 1 == Words.Count)
            return tells > 0;
        if (tells < 0)
            return BeginsName(i);
        return Before(i + 1) is "-" ? IsCapital(i + 1) || Words[i + 1].Word.IsFigure : IsCapital(i + 1) && Words[i + 1].Break is Break.None;
    }

    /// <summary>"New" is no name, but "New York" is.</summary>
    private bool BeginsName(int i) => IsCapital(i + 1) && Before(i + 1) is " " && _evidence.TellCapitals(Words[i].Word.Stem, Words[i + 1].Word.Stem);

    private bool IsCapital(int i) => i < Words.Count && Words[i].Word.IsCapitalised;

    /// <summary>"iPhone", "TikTok": no place in a sentence explains it.</summary>
    private bool HasInnerCapital(TextWord word)
    {
        var letters = word.Span.In(Text);
        if (letters.Length < 3 || word.Word.Shape is WordShape.Capitals or WordShape.Mixed)
            return false;
        var inner = letters[1..].IndexOfAnyInRange('A', 'Z');
        return inner >= 0 && (inner < 2 || char.IsUpper(letters[0]));
    }
}

/// <summary>A text of a citation and its words.</summary>
/// <param name="Text">The text.</param>
/// <param name="Words">Its words.</param>
/// <param name="IsTitle">Whether it is the headline.</param>
/// <param name="Published">The day of the article; the first there is where nobody knows it.</param>
/// <param name="Marker">The citation.</param>
internal sealed record ReadText(string Text, IReadOnlyList<TextWord> Words, bool IsTitle, DateOnly Published, int Marker)
{
    /// <summary>Quote and headline of a citation.</summary>
    public static IEnumerable<ReadText> Of(Citation citation) =>
        [Of(citation.Snippet, false, citation), Of(citation.Title, true, citation)];

    /// <summary>Of a headline without end its beginning is read.</summary>
    private static ReadText Of(string text, bool isTitle, Citation citation)
    {
        if (text.Length > Sentence.MaxLength)
            text = text[..Sentence.MaxLength];
        return new ReadText(text, TextWords.Read(text), isTitle, DayOf(citation), citation.Marker);
    }

    private static DateOnly DayOf(Citation citation) => citation.IsUndated ? DateOnly.MinValue : citation.Published.Day;
}
