namespace NewsBot.Training;

/// <summary>Sums over weights and measures.</summary>
internal static class Vector
{
    public static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }

    /// <summary>Adds a multiple to a vector, in place.</summary>
    public static void Add(double[] sum, double factor, double[] addend)
    {
        for (var i = 0; i < addend.Length; i++)
            sum[i] += factor * addend[i];
    }

    /// <summary>Turns scores into probabilities, in place.</summary>
    public static void Softmax(double[] scores)
    {
        var top = scores.Max();
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
            sum += scores[i] = Math.Exp(scores[i] - top);
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= sum;
    }
}
