using System.Text;
using System.Text.Json;
using NewsBot.Answering;
using NewsBot.Answering.Direct;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Retrieval;

public sealed class WeightsFileTests
{
    private static readonly string[] Measures = ["Coverage", "Votes"];

    [Fact]
    public void Everything_that_is_measured_has_a_number_and_nothing_else_has()
    {
        using var file = JsonDocument.Parse(Repository.Read("src/NewsBot.Core/Retrieval/weights.json"));
        LearnedWeights[] sections = [
            RankingWeights.Learned, RankingWeights.LearnedOfBest, AnswerWordWeights.Learned, AnswerWordWeights.LearnedKinds, Confidence.Learned,
            AnswerWeights.Learned, AnswerWeights.LearnedNone,
        ];

        Assert.Equal(["trainedOn", .. sections.Select(s => s.Section)], file.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.All(sections, section => Assert.Equal(section.Names, file.RootElement.GetProperty(section.Section).EnumerateObject().Select(p => p.Name)));
        Assert.All(sections, section => Assert.Equal(section.Names.Count, section.Values.Length));
    }

    [Fact]
    public void The_file_names_what_it_was_trained_on()
    {
        using var file = JsonDocument.Parse(Repository.Read("src/NewsBot.Core/Retrieval/weights.json"));
        var trainedOn = file.RootElement.GetProperty("trainedOn");

        Assert.NotEmpty(trainedOn.GetProperty("articles").GetString()!);
        Assert.All(trainedOn.GetProperty("questions").EnumerateObject(), set => Assert.True(set.Value.GetInt32() > 0));
    }

    [Fact]
    public void Numbers_come_in_the_order_of_what_they_weigh() =>
        Assert.Equal([1.5, -2], Read("""{"ranking":{"Votes":-2,"Coverage":1.5}}"""));

    [Theory]
    [InlineData("""{"ranking":{"Coverage":1}}""", "has no number for \"Votes\" in \"ranking\"")]
    [InlineData("""{"ranking":{"Coverage":1,"Votes":null}}""", "has no number for \"Votes\" in \"ranking\"")]
    [InlineData("""{"ranking":{"Coverage":1,"Votes":2,"Mood":3}}""", "weighs \"Mood\" in \"ranking\", which nothing measures")]
    [InlineData("""{"confidence":{}}""", "has no section \"ranking\"")]
    public void A_file_that_does_not_fit_the_program_stops_it_and_says_what_to_do(string file, string expected)
    {
        var problem = Assert.Throws<InvalidDataException>(() => Read(file));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("run tests/NewsBot.Training.", problem.Message, StringComparison.Ordinal);
    }

    private static double[] Read(string file) => WeightsFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), "ranking", Measures);
}
