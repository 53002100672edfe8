using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>Computes what is stored beside an article's text. For one thread: it keeps its buffers.</summary>
internal sealed class ArticleEncoder
{
    /// <summary>Made once a thread: making one costs as much as hashing an article.</summary>
    [ThreadStatic]
    private static IncrementalHash? _hash;

    private readonly StemCache _stems = new();
    private readonly List<Word> _words = [];
    private readonly List<int> _wordCounts = [];
    private readonly HashSet<uint> _seen = [];
    private readonly StringBuilder _terms = new();

    /// <summary>Everything that tells one version from another.</summary>
    public static ContentFingerprint FingerprintOf(Article article)
    {
        var hash = _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string?[] parts =
        [
            article.Title, article.Body, article.Url, article.Source, article.Published?.ToString(), article.Updated?.ToString(), article.Language,
            .. article.Authors,
        ];
        foreach (var part in parts)
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>([part?.Length ?? -1]));
            hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new ContentFingerprint(BinaryPrimitives.ReadInt64BigEndian(digest), BinaryPrimitives.ReadInt64BigEndian(digest[8..]));
    }

    public PreparedArticle Encode(Article article, ContentFingerprint fingerprint)
    {
        var text = ArticleTextReader.Read(article.Body);
        _words.Clear();
        _wordCounts.Clear();
        _seen.Clear();
        _terms.Clear();
        AddWords(article.Title);
        var titleWords = _words.Count;
        foreach (var sentence in text.Sentences)
            _wordCounts.Add(AddWords(sentence.Span.In(article.Body)));
        var words = CollectionsMarshal.AsSpan(_words);
        return new PreparedArticle
        {
            Article = article,
            Text = text,
            Fingerprint = fingerprint,
            Encoded = EncodedText.Encode(text.Sentences, CollectionsMarshal.AsSpan(_wordCounts), words, article.Body),
            IndexTerms = _terms.ToString(),
            StoryBands = StorySketch.BandsOf(words[titleWords..]),
        };
    }

    private int AddWords(ReadOnlySpan<char> text)
    {
        var before = _words.Count;
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        while (reader.Read())
        {
            var entry = _stems.Find(reader.Folded);
            if (entry.IsStopWord && reader.Shape != WordShape.Capitals)
                continue;
            _words.Add(entry.As(reader.Shape));
            if (_seen.Add(entry.Stem))
                _terms.Append(entry.Folded).Append(' ');
        }

        return _words.Count - before;
    }
}
