using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Tests.Retrieval;

public sealed class StemScanTests
{
    [Property(MaxTest = 300)]
    public Property Every_word_that_was_added_is_found_and_hardly_another() => Prop.ForAll(
        Gen.Choose(1, 60).ArrayOf().ToArbitrary(),
        Gen.Choose(1, 60).ArrayOf().ToArbitrary(),
        (added, text) =>
        {
            var scan = new StemScan();
            foreach (var stem in added)
                scan.Add((uint)stem);
            Word[] words = [.. text.Select(stem => new Word(((uint)stem << 4) | (uint)WordShape.Capitalised))];

            var found = new List<int>();
            for (var i = scan.NextIn(words, 0); i >= 0; i = scan.NextIn(words, i + 1))
                found.Add(i);

            Assert.Equal(Enumerable.Range(0, text.Length).Where(i => added.Contains(text[i])), found); // so few stems share no mark
        });
}
