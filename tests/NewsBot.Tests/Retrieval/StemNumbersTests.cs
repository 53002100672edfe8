using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Retrieval;

namespace NewsBot.Tests.Retrieval;

public sealed class StemNumbersTests
{
    [Property(MaxTest = 200)]
    public Property Stems_are_numbered_as_they_come_however_many_and_whatever_slots_they_want() => Prop.ForAll(
        Gen.OneOf(Gen.Choose(0, 40), Gen.Choose(0, 1 << 28), Gen.Choose(0, 4_000).Select(i => i << 16)).ArrayOf().ToArbitrary(),
        stems =>
        {
            var numbers = new StemNumbers();
            var expected = new Dictionary<uint, int>();
            foreach (var stem in stems.Select(stem => (uint)stem))
            {
                Assert.Equal(expected.GetValueOrDefault(stem, -1), numbers.Of(stem));
                expected.TryAdd(stem, expected.Count);
                Assert.Equal(expected[stem], numbers.Add(stem));
            }

            Assert.Equal(expected.Count, numbers.Count);
            Assert.All(expected, pair => Assert.Equal(pair.Value, numbers.Of(pair.Key)));
        });

    [Fact]
    public void More_than_were_expected_find_room()
    {
        var numbers = new StemNumbers(expected: 3);

        Assert.Equal(Enumerable.Range(0, 10_000), Enumerable.Range(0, 10_000).Select(stem => numbers.Add((uint)stem * 64)));
        Assert.Equal(-1, numbers.Of(1));
    }
}
