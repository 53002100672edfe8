using System.Numerics;

namespace NewsBot.Retrieval.Vectors;

/// <summary>
/// The few directions in which the rows of a square matrix differ most: its first right singular vectors, by subspace iteration (Halko,
/// Martinsson and Tropp, "Finding structure with randomness", 2011, algorithm 4.4).
/// </summary>
internal sealed class Directions
{
    private const int Iterations = 8;

    /// <summary>A matrix of fewer directions has no length in the others.</summary>
    private const double Tiny = 1e-12;

    private const int Seed = 1;

    private readonly float[] _columns; // one row of numbers for each of the matrix's columns
    private readonly int _count;

    private Directions(float[] columns, int count) => (_columns, _count) = (columns, count);

    /// <summary>The directions of a matrix, whose rows stand one behind the other.</summary>
    public static Directions Of(float[] matrix, int size, int count, CancellationToken ct)
    {
        var random = new Random(Seed);
        var columns = new float[size * count];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = random.NextSingle() - 0.5f;
        for (var i = 0; i < Iterations; i++)
        {
            ct.ThrowIfCancellationRequested();
            MakeOrthonormal(columns, count);
            columns = Multiply(matrix, Multiply(matrix, columns, count, isTransposed: false), count, isTransposed: true);
        }

        var lengths = MakeOrthonormal(columns, count); // the squares of the singular values
        for (var i = 0; i < columns.Length; i++)
            columns[i] /= (float)Math.Sqrt(lengths[i % count]);
        return new Directions(columns, count);
    }

    /// <summary>Tells rows of as many columns in these directions, each as far as the matrix reaches in it.</summary>
    public void Project(ReadOnlySpan<float> rows, Span<float> projected)
    {
        var columns = _columns.Length / _count;
        for (var row = 0; row < rows.Length / columns; row++)
        {
            for (var column = 0; column < columns; column++)
                Add(projected.Slice(row * _count, _count), _columns.AsSpan(column * _count, _count), rows[(row * columns) + column]);
        }
    }

    private static float[] Multiply(float[] matrix, float[] columns, int count, bool isTransposed)
    {
        var size = columns.Length / count;
        var product = new float[columns.Length];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var (to, from) = isTransposed ? (column, row) : (row, column);
                Add(product.AsSpan(to * count, count), columns.AsSpan(from * count, count), matrix[(row * size) + column]);
            }
        }

        return product;
    }

    /// <summary>Adds a multiple to a sum. Most numbers are 0.</summary>
    private static void Add(Span<float> sum, ReadOnlySpan<float> addend, float factor)
    {
        for (var i = 0; factor != 0 && i < sum.Length; i += Vector<float>.Count)
            (new Vector<float>(sum[i..]) + (new Vector<float>(addend[i..]) * factor)).CopyTo(sum[i..]);
    }

    /// <summary>Gram and Schmidt's way; gives the lengths that were left.</summary>
    private static double[] MakeOrthonormal(float[] columns, int count)
    {
        var lengths = new double[count];
        for (var k = 0; k < count; k++)
        {
            for (var before = 0; before < k; before++)
                Subtract(columns, count, k, before);
            lengths[k] = Math.Max(Tiny, Math.Sqrt(Product(columns, count, k, k)));
            for (var i = k; i < columns.Length; i += count)
                columns[i] /= (float)lengths[k];
        }

        return lengths;
    }

    private static void Subtract(float[] columns, int count, int k, int before)
    {
        var share = (float)Product(columns, count, k, before);
        for (var i = 0; i < columns.Length; i += count)
            columns[i + k] -= share * columns[i + before];
    }

    private static double Product(float[] columns, int count, int one, int other)
    {
        var sum = 0.0;
        for (var i = 0; i < columns.Length; i += count)
            sum += (double)columns[i + one] * columns[i + other];
        return sum;
    }
}
