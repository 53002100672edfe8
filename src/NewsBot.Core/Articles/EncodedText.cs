using System.Runtime.InteropServices;

namespace NewsBot.Articles;

/// <summary>
/// The quotable sentences of an article's version with their words, computed once at ingest: ranking reads this and never the
/// text. Stored as 32-bit units: a format number, the counts of sentences and headline words, two units a sentence, the
/// headline's words, the sentences' words. Words without a meaning of their own are left out.
/// </summary>
public sealed class EncodedText
{
    private const uint Format = 1;
    private const int HeaderUnits = 3;
    private const int KindShift = 10;
    private const int JoinedShift = 13;
    private const int WordCountShift = 14;

    private readonly uint[] _units;
    private readonly int _titleStart;
    private readonly int[] _wordStarts;

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="InvalidDataException">The bytes are of no form that this program knows.</exception>
    public EncodedText(ReadOnlySpan<byte> stored)
    {
        _units = MemoryMarshal.Cast<byte, uint>(stored).ToArray();
        if (stored.Length % sizeof(uint) != 0 || _units.Length < HeaderUnits || _units[0] != Format || _units.Length < HeaderUnits + (2L * _units[1]) + _units[2])
            throw new InvalidDataException("The stored words of an article are damaged; ingest it again.");
        SentenceCount = (int)_units[1];
        _titleStart = HeaderUnits + (2 * SentenceCount);
        _wordStarts = new int[SentenceCount + 1];
        _wordStarts[0] = _titleStart + (int)_units[2];
        for (var i = 0; i < SentenceCount; i++)
            _wordStarts[i + 1] = Math.Min(_wordStarts[i] + (int)(Packed(i) >> WordCountShift), _units.Length + 1);
        if (_wordStarts[SentenceCount] != _units.Length)
            throw new InvalidDataException("The stored words of an article are damaged; ingest it again.");
    }

    /// <summary>How many sentences there are.</summary>
    public int SentenceCount { get; }

    /// <summary>How many words the sentences hold.</summary>
    public int WordCount => _units.Length - _wordStarts[0];

    /// <summary>The headline's words.</summary>
    public ReadOnlySpan<Word> Title => Words(_titleStart, _wordStarts[0]);

    /// <summary>The words of all sentences, in order.</summary>
    public ReadOnlySpan<Word> Body => Words(_wordStarts[0], _units.Length);

    /// <summary>A sentence.</summary>
    public Sentence this[int index] => new(new TextSpan(StartOf(index), LengthOf(index)), (SentenceKind)((Packed(index) >> KindShift) & 7));

    /// <summary>Where a sentence begins in the body.</summary>
    public int StartOf(int index) => (int)_units[HeaderUnits + (2 * index)];

    /// <summary>Where it ends.</summary>
    public int EndOf(int index) => StartOf(index) + LengthOf(index);

    /// <summary>The words of a sentence.</summary>
    public ReadOnlySpan<Word> WordsOf(int index) => Words(_wordStarts[index], _wordStarts[index + 1]);

    /// <summary>Where a sentence's words begin in <see cref="Body"/>; behind the last sentence, where that ends.</summary>
    public int FirstWordOf(int index) => _wordStarts[index] - _wordStarts[0];

    /// <summary>Whether only white space stands between a sentence and the one before it, so that both may be quoted as one stretch.</summary>
    public bool IsJoined(int index) => ((Packed(index) >> JoinedShift) & 1) != 0;

    /// <summary>The stored form of sentences and words.</summary>
    /// <param name="sentences">The sentences, in order.</param>
    /// <param name="wordCounts">How many words each has.</param>
    /// <param name="words">The headline's words, then those of the sentences.</param>
    /// <param name="body">The text that the sentences stand in.</param>
    internal static byte[] Encode(IReadOnlyList<Sentence> sentences, ReadOnlySpan<int> wordCounts, ReadOnlySpan<Word> words, string body)
    {
        var bytes = new byte[(HeaderUnits + (2 * sentences.Count) + words.Length) * sizeof(uint)];
        var units = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan());
        var bodyWords = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var (span, kind) = sentences[i];
            var joined = i > 0 && body.AsSpan(sentences[i - 1].Span.End..span.Start).IsWhiteSpace() ? 1u : 0u;
            units[HeaderUnits + (2 * i)] = (uint)span.Start;
            units[HeaderUnits + (2 * i) + 1] =
                (uint)span.Length | ((uint)kind << KindShift) | (joined << JoinedShift) | ((uint)wordCounts[i] << WordCountShift);
            bodyWords += wordCounts[i];
        }

        units[0] = Format;
        units[1] = (uint)sentences.Count;
        units[2] = (uint)(words.Length - bodyWords);
        MemoryMarshal.Cast<Word, uint>(words).CopyTo(units[(HeaderUnits + (2 * sentences.Count))..]);
        return bytes;
    }

    private int LengthOf(int index) => (int)(Packed(index) & ((1 << KindShift) - 1));

    private uint Packed(int index) => _units[HeaderUnits + (2 * index) + 1];

    private ReadOnlySpan<Word> Words(int start, int end) => MemoryMarshal.Cast<uint, Word>(_units.AsSpan(start..end));
}
