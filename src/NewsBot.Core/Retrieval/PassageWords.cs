using System.Buffers;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>
/// The words of the best passages and of their headlines that could be of the answer, read once for all that counts them. They are lent:
/// disposing gives them back for the next question.
/// </summary>
internal sealed class PassageWords : IDisposable
{
    private const int UsualMentions = 4_096;
    private const int UsualStems = 1_000;

    /// <summary>So far from a word the noun that is asked for stands beside it.</summary>
    private const int NounReach = 3;

    private readonly WeightedQuestion _question;
    private readonly AskedWords _asked;
    private readonly uint? _noun;
    private readonly bool _readsSmallWords;
    private readonly StemNumbers _numbers = new(UsualStems);
    private WordMention[] _mentions = ArrayPool<WordMention>.Shared.Rent(UsualMentions);
    private int _count;

    private PassageWords(WeightedQuestion question)
    {
        _question = question;
        _asked = new AskedWords(question);
        _noun = question.Parsed.Head.Length == 0 ? null : StemCache.StemOf(question.Parsed.Head);
        _readsSmallWords = question.Parsed.Type is AnswerType.Any or AnswerType.Person or AnswerType.Organisation or AnswerType.Title
            or AnswerType.Name or AnswerType.Reason or AnswerType.Manner;
    }

    /// <summary>The question.</summary>
    public WeightedQuestion Question => _question;

    /// <summary>The passages, best first.</summary>
    public List<ReadPassage> Passages { get; private init; } = [];

    /// <summary>The stem of each word, by its number.</summary>
    public List<uint> Stems { get; } = new(UsualStems);

    /// <summary>Reads passages, which are sorted best first.</summary>
    public static PassageWords Of(IReadOnlyList<RankedPassage> passages, WeightedQuestion question)
    {
        var words = new PassageWords(question) { Passages = new List<ReadPassage>(passages.Count) };
        var (stories, titles) = (new Dictionary<long, int>(), new Dictionary<long, Range>());
        foreach (var passage in passages)
        {
            stories.TryAdd(passage.Candidate.Story, stories.Count);
            if (!titles.TryGetValue(passage.Candidate.Version, out var title))
                titles.Add(passage.Candidate.Version, title = words.Read(passage.Candidate.Words.Title));
            words.Passages.Add(new ReadPassage(passage, stories[passage.Candidate.Story], words.Read(passage.Words), title));
        }

        return words;
    }

    /// <summary>What stands in a passage or a headline, in order.</summary>
    public ReadOnlySpan<WordMention> this[Range mentions] => _mentions.AsSpan(mentions);

    /// <summary>How likely each of the passages holds the answer, as a softmax of their scores gives it.</summary>
    public double[] Shares()
    {
        double[] shares = [.. Passages.Select(read => Math.Exp(read.Passage.Score - Passages[0].Passage.Score))];
        var total = shares.Sum();
        return Array.ConvertAll(shares, share => share / total);
    }

    public void Dispose() => ArrayPool<WordMention>.Shared.Return(_mentions);

    private Range Read(ReadOnlySpan<Word> words)
    {
        var start = _count;
        _asked.Read(words);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (_question.PlaceOf(word.Stem) >= 0)
                continue;
            var kind = KindOf(word);
            var isLikely = kind is not WordKind.Small || (_readsSmallWords && !WordSet.Everyday.Contains(word.Stem));
            var typed = _question.Evidence.At(words, i);
            if (isLikely || typed > 0)
                Add(new WordMention(NumberOf(word.Stem), kind, isLikely, isLikely && IsBesideNoun(words, i), _asked.Nearness(i), typed));
        }

        return start.._count;
    }

    private void Add(in WordMention mention)
    {
        if (_count == _mentions.Length)
        {
            var full = _mentions;
            _mentions = ArrayPool<WordMention>.Shared.Rent(full.Length * 2);
            full.CopyTo(_mentions, 0);
            ArrayPool<WordMention>.Shared.Return(full);
        }

        _mentions[_count++] = mention;
    }

    private int NumberOf(uint stem)
    {
        var number = _numbers.Add(stem);
        if (number == Stems.Count)
            Stems.Add(stem);
        return number;
    }

    private static WordKind KindOf(Word word) =>
        word.IsCapitalised ? WordKind.Capital
        : word.IsFigure || word.Shape is WordShape.Mixed || WordSet.NumberWords.Contains(word.Stem) ? WordKind.Number : WordKind.Small;

    private bool IsBesideNoun(ReadOnlySpan<Word> words, int at)
    {
        if (_noun is not { } noun)
            return false;
        for (var i = Math.Max(0, at - NounReach); i <= Math.Min(words.Length - 1, at + NounReach); i++)
        {
            if (words[i].Stem == noun)
                return true;
        }

        return false;
    }
}

/// <summary>One of the best passages, and where its words stand among those that were read.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Story">The number of its story.</param>
/// <param name="Words">Its words.</param>
/// <param name="Title">Those of its headline.</param>
internal sealed record ReadPassage(RankedPassage Passage, int Story, Range Words, Range Title);

/// <summary>Where a word stands once.</summary>
/// <param name="Word">Its number.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="IsLikely">Whether such words answer such questions at all; others only vote.</param>
/// <param name="IsBesideNoun">Whether the noun that is asked for stands beside it.</param>
/// <param name="Nearness">How near the question's words stand.</param>
/// <param name="Typed">How well it is the kind of answer that is asked for.</param>
internal readonly record struct WordMention(int Word, WordKind Kind, bool IsLikely, bool IsBesideNoun, double Nearness, double Typed);
