using System.Numerics;
using NewsBot.Articles;

namespace NewsBot.Retrieval.Vectors;

/// <summary>How alike other words are to those of a question.</summary>
internal sealed class WordLikeness(WeightedQuestion question, WordVectors vectors)
{
    /// <summary>Words that have nothing to do with each other are as alike as that by chance.</summary>
    private const double ByChance = 0.3;

    private const int UsualWords = 1_000;

    private readonly Term[] _terms = [.. question.Parsed.Terms.Select(term => Term.Of(vectors, StemCache.StemOf(term.Forms[0])))];
    private readonly Term _noun = question.Parsed.Head.Length == 0 ? Term.None : Term.Of(vectors, StemCache.StemOf(question.Parsed.Head));
    private readonly StemNumbers _known = new(UsualWords);
    private readonly List<double[]?> _alike = new(UsualWords);

    /// <summary>How alike a word is to the noun that names what is asked for, from 0 to 1.</summary>
    public double ToNoun(uint stem) => Math.Max(0, WordVectors.Likeness(vectors.Of(stem), _noun.Vector));

    /// <summary>The share of the question's weight that some of its words carry, each as far as one of the others means the same.</summary>
    public double ShareOf(ulong missing, ReadOnlySpan<Word> words)
    {
        Span<double> best = stackalloc double[_terms.Length];
        best.Clear();
        foreach (var word in missing == 0 ? [] : words)
        {
            var number = _known.Add(word.Stem);
            if (number == _alike.Count)
                _alike.Add(Compare(word.Stem));
            var alike = _alike[number];
            for (var i = 0; i < alike?.Length; i++)
                best[i] = Math.Max(best[i], alike[i]);
        }

        var weight = 0.0;
        for (; missing != 0; missing &= missing - 1)
        {
            var place = BitOperations.TrailingZeroCount(missing);
            weight += question.Weights[place] * best[place];
        }

        return weight / question.TotalWeight;
    }

    /// <summary>How far each of the question's words means the same, from 0 to 1; null where none does.</summary>
    private double[]? Compare(uint stem)
    {
        var vector = vectors.Of(stem);
        var length = WordVectors.LengthOf(vector);
        double[]? alike = null;
        for (var i = 0; i < _terms.Length; i++)
        {
            var (term, lengthOfTerm) = _terms[i];
            if (WordVectors.Product(vector, term) is var product and > 0 && product / (length * lengthOfTerm) is var likeness and > ByChance)
                (alike ??= new double[_terms.Length])[i] = (likeness - ByChance) / (1 - ByChance);
        }

        return alike;
    }

    /// <summary>A word of the question.</summary>
    private readonly record struct Term(sbyte[] Vector, double Length)
    {
        public static readonly Term None = new([], 0);

        public static Term Of(WordVectors vectors, uint stem) => new(vectors.Of(stem).ToArray(), WordVectors.LengthOf(vectors.Of(stem)));
    }
}
