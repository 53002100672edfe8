using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Ingestion.Reading;
using NewsBot.Retrieval;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

/// <summary>Where quotes must be shorter than a sentence may be.</summary>
public sealed class ShortQuoteTests : IDisposable
{
    private const string Long =
        "Ministers of twelve coastal states gathered in the old town hall on Thursday, where the Norwegian envoy Liv Solheim opened the talks with a plea for patience, "
        + "and before they left they signed the Kvarnsund treaty on herring, which caps the catch at 40,000 tonnes a year.";

    private readonly SqliteFile _file = new();

    [Theory]
    [InlineData("Who signed the Kvarnsund treaty on herring?", "before they left they signed the Kvarnsund treaty on herring")]
    [InlineData("Where did ministers of the coastal states gather?", "Ministers of twelve coastal states gathered in the old town hall on Thursday")]
    [InlineData("Who opened the talks with a plea for patience?", "where the Norwegian envoy Liv Solheim opened the talks with a plea for patience")]
    public async Task A_sentence_that_is_too_long_is_cited_by_the_clause_that_answers(string question, string clause)
    {
        var quote = (await AskAsync(new Question(question), maxLength: 100)).Quotes[0];

        Assert.Contains(clause, quote.Snippet, StringComparison.Ordinal);
        Assert.InRange(quote.Snippet.Length, 1, 100);
        Quotes.AssertSound(quote, (await _file.Newsroom.FindAsync(quote.ArticleId.Value)).Versions[0].Article);
    }

    [Fact]
    public async Task A_sentence_that_fits_is_cited_whole() =>
        Assert.Equal(Long, (await AskAsync(new Question("Who signed the Kvarnsund treaty on herring?"), maxLength: Long.Length)).Quotes[0].Snippet);

    [Fact]
    public async Task A_clause_gives_no_direct_answer_for_its_sentence_may_take_it_back()
    {
        const string Sum = "The ferry company paid $3 million for the old pier of Kvarnsund, a sum that rose to $5 million once the court had heard the neighbours.";
        var question = new Question("How much did the ferry company pay for the old pier of Kvarnsund?");

        var cut = await AskAsync(question, 80, Sum);

        Assert.Null(Assert.IsType<AnswerResult.Answered>(cut).Answer);
        Assert.DoesNotContain("$5", cut.Quotes[0].Snippet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_cut_between_words_is_not_cited() =>
        Assert.All(
            (await AskAsync(new Question("zeppelin"), 80, $"zeppelin/{new string('x', 100)}")).Quotes,
            quote => Assert.InRange(quote.Snippet.Length, 1, 80));

    [Property(MaxTest = 300)]
    public Property Stretches_fit_and_never_cut_a_word() => Prop.ForAll(
        Gen.Elements("word ", "a ", "Kvarnsund, ", "and ", "but; ", "– ", "one—two ", "longerword, who ", "x", "，", "漢字", "😀", "\n", ": ").ArrayOf().Select(string.Concat).ToArbitrary(),
        Gen.Choose(80, 120).ToArbitrary(),
        (body, maxLength) =>
        {
            foreach (var stretch in ClauseSplitter.Stretches(body, new TextSpan(0, body.Length), maxLength))
            {
                Assert.InRange(stretch.Length, 1, maxLength);
                Assert.True(IsEdge(body, stretch.Start), $"A word is cut at {stretch.Start} of {body}");
                Assert.True(IsEdge(body, stretch.End), $"A word is cut at {stretch.End} of {body}");
            }
        });

    public void Dispose() => _file.Dispose();

    /// <summary>Whether no word runs over this place: white space, a dash or a mark of a script without spaces stands beside it.</summary>
    private static bool IsEdge(string body, int at) =>
        at == 0 || at == body.Length || char.IsWhiteSpace(body[at - 1]) || char.IsWhiteSpace(body[at]) || body[at - 1] is '—' or '–' or '，' || body[at] is '—';

    private async Task<AnswerResult> AskAsync(Question question, int maxLength, string body = Long)
    {
        var room = _file.Newsroom;
        await room.IngestAsync([.. News.Filler(), News.Article("treaty", "Herring", body)]);
        var options = new AnswersOptions { MinimumConfidence = 0, MaxSnippetLength = maxLength };
        return await new QuestionAnswerer(room.Ports.Index, room.Clock, Options.Create(options)).AnswerAsync(question, TestContext.Current.CancellationToken);
    }
}
