using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Tests.Ingestion;

public sealed class SentenceSplittingTests
{
    [Theory]
    [InlineData("The U.S. Senate met.|It voted.")]
    [InlineData("He left the U.S.|The company stayed.")]
    [InlineData("Mr. Roe and Dr. Doe spoke to Gov. Smith on Jan. 5.|Sen. Poe did not.")]
    [InlineData("Prices rose 3.5 percent at 9 a.m. Monday.|They fell later.")]
    [InlineData("J. K. Rowling and A. A. Milne wrote books.|George W. Bush paints.")]
    [InlineData("It was No. 1 in May.|She said no. 2 was worse.")]
    [InlineData("Apple Inc. Chief Executive Tim Cook spoke.|Acme Inc.|He left it.")]
    [InlineData("I waited ... and waited.|Then it came...|Nobody saw it.")]
    [InlineData("Why?!|Nobody knows!|Really?")]
    [InlineData("\"It is over,\" he said.|She agreed.")]
    [InlineData("\"Why now?\" he asked.|\"Why not?\" Wang said.|They left.")]
    [InlineData("\"It is late. Go home.\"|She left.")]
    [InlineData("“It is over.”|She left.")]
    [InlineData("“I was there. I saw it,” he said.|She nodded.")]
    [InlineData("»Es ist vorbei.«|Sie ging.")]
    [InlineData("Er sagte: „Es regnet. Wir gehen.“|Sie blieb.")]
    [InlineData("Elle a dit : « Il pleut. »|Puis elle est partie.")]
    [InlineData("Am 18. Februar trafen sie sich in München.|Der 2. Weltkrieg war vorbei.")]
    [InlineData("Das gilt z.B. Autos und bzw. Busse.|Es gilt heute.")]
    [InlineData("M. Dupont et Mme. Durand sont là.|Ils restent.")]
    [InlineData("El Sr. García habló en EE.UU. ayer.|Luego se fue.")]
    [InlineData("他来了。|她走了！|为什么？")]
    [InlineData("They cleaned the oil spill.|The beach is open.")]
    [InlineData("Foods are good sources of vitamin D.|Eat them.")]
    [InlineData("It was 2019.|The war began.")]
    [InlineData("It sells at amazon.com and runs node.js today.|It works.")]
    [InlineData("He sold it.|iPhone sales rose.")]
    [InlineData("A headline without a stop")]
    public void Sentences_end_where_a_reader_ends_them(string marked)
    {
        var expected = marked.Split('|');

        Assert.Equal(expected, ArticleTextReaderTests.Quotes(string.Join(' ', expected)));
    }

    [Fact]
    public void A_missing_space_does_not_glue_sentences() =>
        Assert.Equal(["They cleaned the oil spill.", "The beach is open."], ArticleTextReaderTests.Quotes("They cleaned the oil spill.The beach is open."));

    [Theory]
    [InlineData("; ")]
    [InlineData(" – ")]
    [InlineData(", and ")]
    [InlineData(", ")]
    [InlineData(" ")]
    public void A_long_sentence_is_cut_into_clauses(string joint)
    {
        var part = string.Join(' ', Enumerable.Repeat("word", 40));
        var body = $"{part}{joint}{part}.";
        var sentences = ArticleTextReader.Read(body).Sentences;

        Assert.Equal([SentenceKind.Plain, SentenceKind.Clause], sentences.Select(s => s.Kind));
        Assert.All(sentences, s => Assert.InRange(s.Span.Length, 1, Sentence.MaxLength));
        if (joint != " ")
            Assert.StartsWith(part, sentences[0].Span.In(body).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_nobody_could_read_is_left_out()
    {
        var body = $"It begins here and then {new string('x', 400)} it ends here.";

        Assert.Equal(["It begins here and then", "it ends here."], ArticleTextReaderTests.Quotes(body));
    }
}
