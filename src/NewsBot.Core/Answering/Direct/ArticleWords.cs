using System.Numerics;
using System.Runtime.InteropServices;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>Where the names of the shown texts, and the noun that is asked for, stand in the best articles: what is asked of these is told from such few words.</summary>
internal sealed class ArticleWords
{
    private const int UsualOccurrences = 512;

    private static readonly HashSet<uint> SpeechVerbs = [.. WordSet.Of("said told added called says")];

    private readonly StemNumbers _stems;
    private readonly uint _noun;
    private readonly StemBits _holding;
    private readonly int[] _capitals;
    private readonly List<Occurrence> _occurrences = new(UsualOccurrences);
    private readonly List<(EncodedText Text, int First, int End)> _articles = [];

    /// <summary>Reads the places of some stems in at most <see cref="StemBits.Most"/> texts.</summary>
    public ArticleWords(IEnumerable<EncodedText> texts, StemNumbers stems, StemScan scan, uint noun)
    {
        _stems = stems;
        _noun = noun;
        _holding = new StemBits(stems);
        _capitals = new int[stems.Count];
        foreach (var text in texts)
            Read(text, scan);
    }

    /// <summary>How often the word is written with a capital inside a sentence, less how often it is not.</summary>
    public int TellCapital(uint stem) => _stems.Of(stem) is var number and >= 0 ? _capitals[number] : 0;

    /// <summary>Whether two words stand in a row inside a sentence, both with a capital.</summary>
    public bool TellCapitals(uint stem, uint next)
    {
        for (var left = _holding.HoldingAll(stem, next); left != 0; left &= left - 1)
        {
            var article = BitOperations.TrailingZeroCount(left);
            if (AreCapitals(_articles[article].Text.Body, OccurrencesIn(article), stem, next))
                return true;
        }

        return false;
    }

    /// <summary>How many articles hold all of these stems.</summary>
    public int Count(ReadOnlySpan<uint> stems) => BitOperations.PopCount(_holding.HoldingAll(stems));

    /// <summary>In how many these words, two of them in a row where they are more, stand within a few words of the noun.</summary>
    public int CountBeside(ReadOnlySpan<uint> stems)
    {
        var count = 0;
        for (var left = _holding.HoldingAll(stems) & _holding.HoldingAll(_noun); left != 0; left &= left - 1)
        {
            var article = BitOperations.TrailingZeroCount(left);
            count += StandBeside(_articles[article].Text.Body, OccurrencesIn(article), stems) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether in one of them both words stand in a row, and one of them alone too, as people are called by one name after both.</summary>
    public bool IsPerson(uint first, uint last)
    {
        for (var left = _holding.HoldingAll(first, last); left != 0; left &= left - 1)
        {
            var article = BitOperations.TrailingZeroCount(left);
            if (HoldsPerson(_articles[article].Text.Body, OccurrencesIn(article), first, last))
                return true;
        }

        return false;
    }

    private void Read(EncodedText text, StemScan scan)
    {
        var first = _occurrences.Count;
        var body = text.Body;
        var sentence = 0;
        for (var i = scan.NextIn(body, 0); i >= 0; i = scan.NextIn(body, i + 1))
        {
            var word = body[i];
            if (_stems.Of(word.Stem) is not (var number and >= 0))
                continue;
            _holding.Add(number, _articles.Count);
            _capitals[number] -= word.Shape is WordShape.Lower ? 1 : 0;
            if (word.Shape is WordShape.Lower && word.Stem != _noun)
                continue;
            while (text.FirstWordOf(sentence + 1) <= i)
                sentence++;
            var (isFirst, isLast) = (i == text.FirstWordOf(sentence), i + 1 == text.FirstWordOf(sentence + 1));
            _capitals[number] += !isFirst && word.IsCapitalised && text[sentence].Kind is not SentenceKind.Heading ? 1 : 0;
            _occurrences.Add(new Occurrence(i, word, isFirst, isLast));
        }

        _articles.Add((text, first, _occurrences.Count));
    }

    private ReadOnlySpan<Occurrence> OccurrencesIn(int article) => CollectionsMarshal.AsSpan(_occurrences)[_articles[article].First.._articles[article].End];

    private bool StandBeside(ReadOnlySpan<Word> body, ReadOnlySpan<Occurrence> words, ReadOnlySpan<uint> stems)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Word.Stem == _noun && (IsNear(body, words, i, -1, stems) || IsNear(body, words, i, 1, stems)))
                return true;
        }

        return false;
    }

    private static bool IsNear(ReadOnlySpan<Word> body, ReadOnlySpan<Occurrence> words, int at, int step, ReadOnlySpan<uint> stems)
    {
        const int Reach = 3;
        for (var j = at + step; j >= 0 && j < words.Length && Math.Abs(words[j].Place - words[at].Place) <= Reach; j += step)
        {
            if (stems.Contains(words[j].Word.Stem) && words[j].Word.Shape is not WordShape.Lower && (stems.Length == 1 || IsInRow(body, words[j].Place, stems)))
                return true;
        }

        return false;
    }

    private static bool IsInRow(ReadOnlySpan<Word> body, int place, ReadOnlySpan<uint> stems) =>
        (place > 0 && stems.Contains(body[place - 1].Stem)) || (place + 1 < body.Length && stems.Contains(body[place + 1].Stem));

    private static bool AreCapitals(ReadOnlySpan<Word> body, ReadOnlySpan<Occurrence> words, uint stem, uint next)
    {
        foreach (ref readonly var word in words)
        {
            if (word is { IsFirst: false, IsLast: false, Word.IsCapitalised: true } && word.Word.Stem == stem && body[word.Place + 1] is { IsCapitalised: true } following && following.Stem == next)
                return true;
        }

        return false;
    }

    private static bool HoldsPerson(ReadOnlySpan<Word> body, ReadOnlySpan<Occurrence> words, uint first, uint last)
    {
        bool together = false, alone = false;
        for (var i = 0; i < words.Length && !(together && alone); i++)
        {
            var (place, word, isFirst, isLast) = words[i];
            if (!word.IsCapitalised || (word.Stem != first && word.Stem != last))
                continue;
            var isSecond = word.Stem == last && place > 0 && body[place - 1].Stem == first;
            var isAlone = (isFirst || !body[place - 1].IsCapitalised) && (isLast || !body[place + 1].IsCapitalised);
            var isSaid = !isLast && SpeechVerbs.Contains(body[place + 1].Stem);
            together |= isSecond;
            alone |= (word.Stem == last && isAlone && !isSecond) || (word.Stem == first && isSaid); // "Wang said" after "Wang Yi"
        }

        return together && alone;
    }

    /// <summary>A word at its place among the article's words, and whether it begins or ends its sentence.</summary>
    private readonly record struct Occurrence(int Place, Word Word, bool IsFirst, bool IsLast);
}
