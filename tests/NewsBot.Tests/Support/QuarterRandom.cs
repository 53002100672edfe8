namespace NewsBot.Tests.Support;

/// <summary>Chance that is known: a quarter, always.</summary>
internal sealed class QuarterRandom : Random
{
    public override double NextDouble() => 0.25;

    protected override double Sample() => 0.25;
}
