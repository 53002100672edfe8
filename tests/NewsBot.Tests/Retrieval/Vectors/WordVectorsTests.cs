using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Articles;
using NewsBot.Retrieval.Vectors;

namespace NewsBot.Tests.Retrieval.Vectors;

public sealed class WordVectorsTests
{
    [Fact]
    public void What_is_stored_is_read_again_as_near_as_a_byte_can_tell_it()
    {
        var vectors = Some();

        var read = WordVectors.Parse(vectors.ToBytes());

        Assert.Equal(3, read.Count);
        Assert.Equal(Likeness(vectors, 1, 2), Likeness(read, 1, 2), 0.01);
        Assert.Equal(vectors.ToBytes(), read.ToBytes());
    }

    [Fact]
    public void A_word_is_as_alike_to_itself_as_can_be_and_not_at_all_to_one_that_has_no_vector()
    {
        var vectors = Some();

        Assert.Equal(1, Likeness(vectors, 1, 1), 1e-6);
        Assert.Equal(0, Likeness(vectors, 1, 99));
        Assert.Equal(0, Likeness(WordVectors.None, 1, 1));
    }

    [Property(MaxTest = 200)]
    public Property The_product_is_the_sum_of_the_products_also_of_the_largest_steps() => Prop.ForAll(
        Gen.Choose(-127, 127).ArrayOf(2 * WordVectors.Size).ToArbitrary(),
        numbers =>
        {
            sbyte[] one = [.. numbers[..WordVectors.Size].Select(step => (sbyte)step)], other = [.. numbers[WordVectors.Size..].Select(step => (sbyte)step)];

            Assert.Equal(one.Zip(other, (a, b) => a * b).Sum(), WordVectors.Product(one, other));
            Assert.Equal(WordVectors.Size * 127 * 127, WordVectors.Product([.. one.Select(_ => (sbyte)-127)], [.. one.Select(_ => (sbyte)-127)]));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(100)]
    public void Damaged_ones_are_refused(int length)
    {
        var stored = Some().ToBytes();

        var error = Assert.Throws<InvalidDataException>(() => WordVectors.Parse(stored.AsSpan(0, length)));

        Assert.Equal("The stored word vectors are damaged.", error.Message);
    }

    [Fact]
    public void Those_of_another_form_are_refused()
    {
        var stored = Some().ToBytes();
        stored[0]++;

        Assert.Throws<InvalidDataException>(() => WordVectors.Parse(stored));
    }

    [Theory]
    [InlineData("fire", "blaze", "lawsuit")]
    [InlineData("doctor", "physician", "fire")]
    [InlineData("airline", "Lufthansa", "Princeton")]
    [InlineData("automaker", "Stellantis", "Netflix")]
    [InlineData("university", "Princeton", "Stellantis")]
    public void Those_that_come_with_the_program_tell_what_means_the_same(string word, string alike, string other) =>
        Assert.True(Shipped(word, alike) > Shipped(word, other) + 0.2, $"{Shipped(word, alike)} is not more than {Shipped(word, other)}.");

    private static WordVectors Some()
    {
        var random = new Random(7);
        return new WordVectors([1, 2, 3], [.. Enumerable.Range(0, 3 * WordVectors.Size).Select(_ => random.NextSingle() - 0.3f)]);
    }

    private static double Shipped(string one, string other) => Likeness(WordVectors.Shipped, StemCache.StemOf(one.ToLowerInvariant()), StemCache.StemOf(other.ToLowerInvariant()));

    private static double Likeness(WordVectors vectors, uint one, uint other) => WordVectors.Likeness(vectors.Of(one), vectors.Of(other));
}
