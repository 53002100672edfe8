using NewsBot.Articles;

namespace NewsBot.Retrieval.Vectors;

/// <summary>
/// Learns word vectors from articles: how often words stand among which others, beside how often they would by chance (positive pointwise
/// mutual information; Levy, Goldberg and Dagan, "Improving Distributional Similarity with Lessons Learned from Word Embeddings",
/// 2015), told in the few directions in which frequent words differ most. Some eight seconds of work for 9,000 articles.
/// </summary>
public sealed class WordVectorLearning
{
    /// <summary>Rarer words stand among too few others to tell what they mean.</summary>
    private const int LeastOccurrences = 20;

    private const int MostWords = 40_000;

    /// <summary>So many of the most frequent words tell what those mean that they stand among.</summary>
    private const int Contexts = 3_000;

    /// <summary>So many rows are counted at once: 48 megabytes.</summary>
    private const int RowsAtOnce = 4_000;

    private readonly Dictionary<int, int> _occurrences = [];
    private readonly List<int[]> _texts = []; // stems, which have 28 bits; then places

    /// <summary>Reads an article.</summary>
    public void Add(EncodedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var stems = new int[text.Title.Length + text.WordCount];
        var count = 0;
        foreach (var word in text.Title)
            stems[count++] = (int)word.Stem;
        foreach (var word in text.Body)
            stems[count++] = (int)word.Stem;
        foreach (var stem in stems)
            _occurrences[stem] = _occurrences.GetValueOrDefault(stem) + 1;
        _texts.Add(stems);
    }

    /// <summary>Learns from what was read, once; <see cref="WordVectors.None"/> where that is too little.</summary>
    /// <param name="ct">Told to stop, it stops before the next thousands of words.</param>
    public WordVectors Learn(CancellationToken ct)
    {
        var words = _occurrences.Where(word => word.Value >= LeastOccurrences).OrderByDescending(word => word.Value).ThenBy(word => word.Key).Take(MostWords).ToArray();
        if (words.Length < WordVectors.Size)
            return WordVectors.None; // fewer words than directions to tell them in
        var contexts = Math.Min(Contexts, words.Length);
        var places = words.Select((word, place) => (word.Key, place)).ToDictionary();
        for (var i = 0; i < _texts.Count; i++)
            _texts[i] = [.. _texts[i].Where(places.ContainsKey).Select(stem => places[stem])];
        var neighbours = new NeighbourCounts(_texts, [.. words.Take(contexts).Select(word => word.Value)]);
        var directions = Directions.Of(neighbours.RowsOf(0, contexts), contexts, WordVectors.Size, ct);
        var numbers = new float[words.Length * WordVectors.Size];
        for (var first = 0; first < words.Length; first += RowsAtOnce)
        {
            ct.ThrowIfCancellationRequested();
            var end = Math.Min(words.Length, first + RowsAtOnce);
            directions.Project(neighbours.RowsOf(first, end), numbers.AsSpan((first * WordVectors.Size)..(end * WordVectors.Size)));
        }

        return new WordVectors([.. words.Select(word => (uint)word.Key)], numbers);
    }
}
