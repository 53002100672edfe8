namespace NewsBot.Training;

/// <summary>Climbs a gradient; every weight at a pace of its own.</summary>
internal sealed class Adam(double[] weights, double pace)
{
    private const double Memory = 0.9;
    private const double SquareMemory = 0.999;
    private const double Tiny = 1e-8;

    private readonly double[] _mean = new double[weights.Length];
    private readonly double[] _square = new double[weights.Length];
    private int _steps;

    /// <summary>Takes one step; those that are held stay.</summary>
    public void Step(double[] gradient, bool[] held)
    {
        _steps++;
        for (var i = 0; i < weights.Length; i++)
        {
            if (held[i])
                continue;
            _mean[i] = (Memory * _mean[i]) + ((1 - Memory) * gradient[i]);
            _square[i] = (SquareMemory * _square[i]) + ((1 - SquareMemory) * gradient[i] * gradient[i]);
            var mean = _mean[i] / (1 - Math.Pow(Memory, _steps));
            var square = _square[i] / (1 - Math.Pow(SquareMemory, _steps));
            weights[i] += pace * mean / (Math.Sqrt(square) + Tiny);
        }
    }
}
