using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

public sealed class CitationChoiceTests
{
    private static readonly string[] Sentences =
    [
        "Rescuers searched the ruins of Antakya until dawn.", "The minister promised twelve thousand containers.", "Syrian hospitals ran out of antibiotics.",
        "Engineers had warned about soft storeys for years.", "A baker slept in his delivery van.", "Donors pledged seven billion euros in Brussels.",
    ];

    [Fact]
    public void The_best_are_taken_up_to_the_limit()
    {
        var passages = Enumerable.Range(0, 5).Select(i => Passage($"a{i}", i)).ToList();

        Assert.Equal(passages[..3], CitationChoice.Choose(passages, 3));
        Assert.Equal(passages, CitationChoice.Choose(passages, 10));
        Assert.Empty(CitationChoice.Choose([], 3));
    }

    [Fact]
    public void No_article_is_cited_more_than_three_times()
    {
        var article = CandidateOf("a", 1, Sentences);
        var other = Passage("b", 0, story: 2);

        var chosen = CitationChoice.Choose([Of(article, 1), Of(article, 2), Of(article, 3), Of(article, 5), other], 5);

        Assert.Equal([1, 2, 3], chosen.Where(p => p.Candidate == article).Select(p => p.First));
        Assert.Contains(other, chosen);
    }

    [Fact]
    public void Another_article_goes_before_a_little_better_passage_of_the_same()
    {
        var article = CandidateOf("a", 1, Sentences);
        RankedPassage best = Of(article, 1), same = Of(article, 3), other = Passage("b", 0, story: 2), poor = Passage("c", 2, story: 3);
        (best.Score, same.Score, other.Score, poor.Score) = (9, 8.3, 8, 7);

        Assert.Equal([best, other, same, poor], CitationChoice.Choose([best, same, other, poor], 4));
    }

    [Fact]
    public void Passages_of_one_article_do_not_overlap()
    {
        var article = CandidateOf("a", 1, Sentences);

        var chosen = CitationChoice.Choose([Of(article, 1, 2), Of(article, 2, 3), Of(article, 0, 1), Of(article, 0, 5), Of(article, 4, 5)], 4);

        Assert.Equal([(1, 2), (4, 5)], chosen.Select(p => (p.First, p.Last)));
    }

    [Fact]
    public void Of_a_story_one_article_is_cited()
    {
        Candidate wire = CandidateOf("wire", 7, Sentences[..3]), copy = CandidateOf("copy", 7, Sentences[3..]), other = CandidateOf("other", 8, Sentences[4]);

        var chosen = CitationChoice.Choose([Of(wire, 0), Of(copy, 0), Of(wire, 1), Of(other, 0)], 4);

        Assert.Equal([wire, other, wire], chosen.Select(p => p.Candidate));
    }

    [Fact]
    public void The_same_words_are_not_cited_twice_whoever_writes_them()
    {
        Candidate one = CandidateOf("one", 1, Sentences[0]), other = CandidateOf("other", 2, "Rescuers searched the ruins of Antakya until the dawn."), third = CandidateOf("third", 3, Sentences[1]);

        Assert.Equal([one, third], CitationChoice.Choose([Of(one, 0), Of(other, 0), Of(third, 0)], 4).Select(p => p.Candidate));
    }

    [Fact]
    public void What_could_answer_otherwise_goes_before_a_little_better_passage_that_says_the_same_again()
    {
        RankedPassage best = Passage("a", 0), same = Passage("b", 1), other = Passage("c", 2), poor = Passage("d", 3);
        (best.Score, same.Score, other.Score, poor.Score) = (9, 8.5, 8, 5);
        best.Answers = same.Answers = Answers(17);
        other.Answers = Answers(18);
        poor.Answers = Answers(19);

        Assert.Equal([best, other, same, poor], CitationChoice.Choose([best, same, other, poor], 4));
    }

    private static SupportedAnswer[] Answers(uint stem) => [new(stem, 0.5)];

    private static RankedPassage Passage(string name, int sentence, long? story = null) => Of(CandidateOf(name, story ?? sentence, Sentences[sentence]), 0);

    private static Candidate CandidateOf(string name, long story, params string[] sentences)
    {
        var words = new EncodedText(News.Prepare(News.Article(name, name, string.Join(' ', sentences))).Encoded);
        Assert.Equal(sentences.Length, words.SentenceCount);
        return new Candidate(ArticleId.FromKey(name), 1, story, Newsroom.Noon, words, 1);
    }

    private static RankedPassage Of(Candidate candidate, int first, int? last = null) =>
        new(candidate, first, last ?? first) { Features = new double[RankedPassage.FeatureCount], Matched = 1, InTitle = 0, InArticle = 1 };
}
