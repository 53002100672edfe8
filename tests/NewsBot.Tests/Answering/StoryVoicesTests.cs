using NewsBot.Answering.Direct;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

/// <summary>A story that many outlets copy is no better witness than the one that they copied it from.</summary>
public sealed class StoryVoicesTests
{
    private static readonly WeightedQuestion Question =
        new(QuestionAnalyzer.Parse("Who opened the lighthouse of Kvarnsund?", Newsroom.Noon), Enumerable.Repeat(1, 64).ToList(), 100, WordVectors.None);

    private static readonly uint[] Solheim = [StemCache.StemOf("solheim")];

    [Fact]
    public void Copies_of_a_story_vote_once()
    {
        var (copies, stories) = (Passages(story: _ => 7), Passages(story: i => i));

        Count(copies);
        Count(stories);

        Assert.True(copies[0][Feature.Votes] > 0);
        Assert.True(stories[0][Feature.Votes] > copies[0][Feature.Votes], "Three stories say more than one story three times.");
        Assert.Equal(0, copies[0][Feature.OtherVotes]);
        Assert.True(stories[0][Feature.OtherVotes] > 0);
    }

    [Fact]
    public void Copies_of_a_story_are_one_witness_of_a_short_answer()
    {
        var (copy, copyNear) = EvidenceOf(Passages(story: _ => 7)).Weigh(Solheim, weekday: null);
        var (story, storyNear) = EvidenceOf(Passages(story: i => i)).Weigh(Solheim, weekday: null);

        Assert.Equal((1.0 / 3, 1.0), (copy, story), (one, other) => Math.Abs(one.Item1 - other.Item1) < 1e-9 && Math.Abs(one.Item2 - other.Item2) < 1e-9);
        Assert.True(storyNear > copyNear);
    }

    [Fact]
    public void A_weekday_is_told_by_the_reports_of_its_week_alone()
    {
        var evidence = EvidenceOf(Passages(story: i => i)); // published on 1 March 2023

        Assert.True(evidence.Weigh(Solheim, new DateOnly(2023, 2, 23)).Mass > 0);
        Assert.Equal(0, evidence.Weigh(Solheim, new DateOnly(2023, 2, 22)).Mass);
        Assert.Equal(0, evidence.Weigh(Solheim, new DateOnly(2023, 3, 2)).Mass);
    }

    private static void Count(List<RankedPassage> passages)
    {
        using var words = PassageWords.Of(passages, Question);
        Votes.Count(words);
    }

    private static Evidence EvidenceOf(List<RankedPassage> passages) => new(new Ranking(Question, passages), Solheim);

    private static List<RankedPassage> Passages(Func<int, long> story) => [.. Enumerable.Range(1, 3).Select(i =>
    {
        var words = new EncodedText(News.Prepare(News.Article($"a{i}", "Kvarnsund", "On Friday Liv Solheim opened the lighthouse of Kvarnsund.")).Encoded);
        return new RankedPassage(new Candidate(ArticleId.FromKey($"a{i}"), i, story(i), Newsroom.Noon, words, 1), 0, 0)
        {
            Features = new double[RankedPassage.FeatureCount],
            Matched = 1,
            InTitle = 0,
            InArticle = 1,
        };
    })];
}
