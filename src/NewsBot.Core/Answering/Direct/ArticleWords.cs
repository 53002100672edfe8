using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>Where the words of the shown texts stand in one article: everything that is asked of it is told from these few.</summary>
internal sealed class ArticleWords
{
    private static readonly HashSet<uint> SpeechVerbs = [.. WordSet.Of("said told added called says")];

    private readonly List<Occurrence> _occurrences = [];
    private readonly HashSet<uint> _stems = [];

    /// <summary>Reads the places of <paramref name="stems"/>, which are in the sieve too, in a text.</summary>
    public ArticleWords(EncodedText text, HashSet<uint> stems, StemSieve sieve)
    {
        var body = text.Body;
        var sentence = 0;
        for (var i = sieve.NextIn(body, 0); i >= 0; i = sieve.NextIn(body, i + 1))
        {
            if (!stems.Contains(body[i].Stem))
                continue;
            while (text.FirstWordOf(sentence + 1) <= i)
                sentence++;
            _stems.Add(body[i].Stem);
            var (isFirst, isLast) = (i == text.FirstWordOf(sentence), i + 1 == text.FirstWordOf(sentence + 1));
            var isSaid = !isLast && SpeechVerbs.Contains(body[i + 1].Stem);
            var isAlone = (isFirst || !body[i - 1].IsCapitalised) && (isLast || !body[i + 1].IsCapitalised);
            _occurrences.Add(new Occurrence(i, body[i], !isFirst && text[sentence].Kind is not SentenceKind.Heading, isAlone, isSaid));
        }
    }

    /// <summary>Adds how often each word is written with a capital inside a sentence, less how often it is not.</summary>
    public void CountCapitals(Dictionary<uint, int> balance)
    {
        foreach (var (_, word, isInside, _, _) in _occurrences)
        {
            if (word.Shape is WordShape.Lower)
                balance[word.Stem] = balance.GetValueOrDefault(word.Stem) - 1;
            else if (isInside && word.IsCapitalised)
                balance[word.Stem] = balance.GetValueOrDefault(word.Stem) + 1;
        }
    }

    /// <summary>Whether all of these stems stand in it.</summary>
    public bool HoldsAll(HashSet<uint> stems) => stems.IsSubsetOf(_stems);

    /// <summary>Whether these words, two of them in a row where they are more, stand within a few words of a noun.</summary>
    public bool StandBeside(HashSet<uint> stems, uint noun)
    {
        const int Reach = 3;
        if (!_stems.Contains(noun))
            return false;
        for (var i = 0; i < _occurrences.Count; i++)
        {
            if (_occurrences[i].Word.Stem == noun && (IsNear(i, -1) || IsNear(i, 1)))
                return true;
        }

        return false;

        bool IsNear(int at, int step)
        {
            for (var j = at + step; j >= 0 && j < _occurrences.Count && Math.Abs(_occurrences[j].Place - _occurrences[at].Place) <= Reach; j += step)
            {
                if (stems.Contains(_occurrences[j].Word.Stem) && _occurrences[j].Word.Shape is not WordShape.Lower && (stems.Count == 1 || IsInRow(j, stems)))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether both words stand in a row, and one of them alone too, as people are called by one name after both.</summary>
    public bool HoldsPerson(uint first, uint last)
    {
        if (!_stems.Contains(first) || !_stems.Contains(last))
            return false;
        bool together = false, alone = false;
        for (var i = 0; i < _occurrences.Count && !(together && alone); i++)
        {
            var (place, word, _, isAlone, isSaid) = _occurrences[i];
            if (!word.IsCapitalised)
                continue;
            var isSecond = word.Stem == last && i > 0 && _occurrences[i - 1].Word.Stem == first && _occurrences[i - 1].Place == place - 1;
            together |= isSecond;
            alone |= (word.Stem == last && isAlone && !isSecond) || (word.Stem == first && isSaid); // "Wang said" after "Wang Yi"
        }

        return together && alone;
    }

    private bool IsInRow(int i, HashSet<uint> stems) =>
        (IsNext(i - 1, i) && stems.Contains(_occurrences[i - 1].Word.Stem)) || (IsNext(i, i + 1) && stems.Contains(_occurrences[i + 1].Word.Stem));

    private bool IsNext(int i, int next) => i >= 0 && next < _occurrences.Count && _occurrences[next].Place == _occurrences[i].Place + 1;

    /// <summary>A word at its place among the article's words.</summary>
    private readonly record struct Occurrence(int Place, Word Word, bool IsInside, bool IsAlone, bool IsSaid);
}
