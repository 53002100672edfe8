using NewsBot.App.Evaluation;
using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.App;

public sealed class EvaluationScoreTests
{
    private static readonly HashSet<ArticleId> None = [];

    [Theory]
    [InlineData("Idaho", "in Coeur d'Alene, IDAHO.", true)]
    [InlineData("Idaho", "Idahoan politics", false)]
    [InlineData("31", "131 men, 310 women", false)]
    [InlineData("31", "310 men, 31 women", true)]
    [InlineData("C++", "written in C++", true)]
    [InlineData("São", "in São Paulo", true)]
    public void The_gold_string_counts_between_word_bounds(string gold, string text, bool expected) => Assert.Equal(expected, GoldText.StandsIn(gold, text));

    [Fact]
    public void Each_figure_counts_what_its_name_says()
    {
        var score = new EvaluationScore();
        score.Add(Question("Munich"), Answers.Found() with { Answer = "munich" }, new HashSet<ArticleId> { Answers.Cite().ArticleId });
        score.Add(Question("Berlin"), Answers.Found(Answers.Cite(), Answers.Cite(2, "It is in Berlin."), Answers.Cite(3, "Berlin")), None);
        score.Add(Question("spy balloon"), Answers.Found(), None);
        score.Add(Question("Rome"), Answers.NotFound(Answers.Cite(1, "Rome")), None);
        score.Add(Question(null), Answers.NotFound(), None);
        score.Add(Question(null), Answers.Found(), None);

        var figures = score.ToFigures();

        Assert.Equal(0.25, (double)figures["A@1"]!);
        Assert.Equal(0.5, (double)figures["A@3"]!);
        Assert.Equal(0.5, (double)figures["A@10"]!);
        Assert.Equal(0.5, (double)figures["seen@1"]!);
        Assert.Equal(0.75, (double)figures["seen@3"]!);
        Assert.Equal(0.375, (double)figures["MRR"]!);
        Assert.Equal(0.25, (double)figures["doc@1"]!);
        Assert.Equal(0.75, (double)figures["answer shown"]!);
        Assert.Equal(0.25, (double)figures["answer contains gold"]!);
        Assert.Equal(0.25, (double)figures["answer is gold"]!);
        Assert.Equal(0.3333, (double)figures["answer right"]!);
        Assert.Equal(0.25, (double)figures["silent"]!);
        Assert.Equal(4, (int)figures["n"]!);
        Assert.Equal(0.5, (double)figures["abstained"]!);
        Assert.Equal(2, (int)figures["unanswerable"]!);
        Assert.Equal(4.2, (double)figures["ms p50"]!);
    }

    [Fact]
    public void Nothing_asked_has_no_figures() => Assert.Empty(new EvaluationScore().ToFigures());

    [Theory]
    [InlineData("""{"id":"1","question":"Who?","asOf":"2022-06-19","answer":"x","gold":["a"]}""", true)]
    [InlineData("""{"id":"1","question":"Who?","answer":null}""", true)]
    [InlineData("""{"id":"1"}""", false)]
    [InlineData("""{"id":"1","question":"Who?","asOf":"soon"}""", false)]
    [InlineData("nonsense", false)]
    public void A_line_of_questions_is_read_or_refused(string line, bool expected)
    {
        Assert.Equal(expected, EvaluationQuestion.TryParse(line, out _, out var problem));
        Assert.Equal(expected, problem is null);
    }

    private static EvaluationQuestion Question(string? answer) => new("q", "Who?", null, answer, ["rtqa-1"]);
}
