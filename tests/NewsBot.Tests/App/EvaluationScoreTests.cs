using NewsBot.App.Evaluation;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.App;

public sealed class EvaluationScoreTests
{
    private static readonly HashSet<string> NoNames = [];

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
        score.Add(Question("Munich"), Answers.Found(), new HashSet<string> { "rtqa-1" });
        score.Add(Question("Berlin"), Answers.Found(Answers.Cite(), Answers.Cite(2, "It is in Berlin."), Answers.Cite(3, "Berlin")), NoNames);
        score.Add(Question("spy balloon"), Answers.Found(), NoNames);
        score.Add(Question("Rome"), Answers.NotFound(Answers.Cite(1, "Rome")), NoNames);
        score.Add(Question(null), Answers.NotFound(), NoNames);
        score.Add(Question(null), Answers.Found(), NoNames);

        var figures = score.ToFigures();

        Assert.Equal(0.25, (double)figures["A@1"]!);
        Assert.Equal(0.5, (double)figures["A@3"]!);
        Assert.Equal(0.5, (double)figures["A@10"]!);
        Assert.Equal(0.5, (double)figures["seen@1"]!);
        Assert.Equal(0.75, (double)figures["seen@3"]!);
        Assert.Equal(0.375, (double)figures["MRR"]!);
        Assert.Equal(0.25, (double)figures["doc@1"]!);
        Assert.Equal(0.25, (double)figures["silent"]!);
        Assert.Equal(4, (int)figures["n"]!);
        Assert.Equal(0.5, (double)figures["abstained"]!);
        Assert.Equal(2, (int)figures["unanswerable"]!);
        Assert.Equal(4.2, (double)figures["ms p50"]!);
    }

    [Fact]
    public void Nothing_asked_has_no_figures() => Assert.Empty(new EvaluationScore().ToFigures());

    [Theory]
    [InlineData("rtqa-17", true)]
    [InlineData("https://www.example.org/story/?utm_source=x#top", true)]
    [InlineData("http://example.org/story", true)]
    [InlineData("balloon.txt", true)]
    [InlineData("0f3a9c51d2e48b76", true)]
    [InlineData("rtqa-1", false)]
    [InlineData("https://example.org/other", false)]
    public void An_article_goes_by_its_id_its_records_id_its_address_and_its_files_name(string gold, bool expected)
    {
        var article = new Article
        {
            Keys = ["id:bulk.jsonl|rtqa-17", "file:/srv/news/balloon.txt"],
            Title = "t",
            Body = "b",
            Url = "https://example.org/story",
        };
        var stored = new StoredArticle(new ArticleId("0f3a9c51d2e48b76"), false, [new StoredVersion(1, DateTimeOffset.UnixEpoch, article, [], null)]);

        Assert.Equal(expected, ArticleNames.Hold(ArticleNames.Of(stored), gold));
    }

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

    [Fact]
    public async Task Gold_ids_are_known_by_the_bulk_file_beside_the_questions()
    {
        using var folder = new TempFolder();
        folder.Write("articles.jsonl", "{\"id\":\"rtqa-1\",\"url\":\"https://example.org/story\"}\nnonsense\n{\"id\":\"rtqa-2\"}\n");
        var bulk = RecordAddresses.Beside(folder.PathOf("questions.jsonl"));

        var question = Question("x").With(await RecordAddresses.ReadAsync(bulk!, TestContext.Current.CancellationToken));

        Assert.Equal(["rtqa-1", "https://example.org/story"], question.Gold);
    }

    private static EvaluationQuestion Question(string? answer) => new("q", "Who?", null, answer, ["rtqa-1"]);
}
