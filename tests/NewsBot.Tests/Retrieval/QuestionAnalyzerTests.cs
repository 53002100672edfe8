using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Tests.Retrieval;

public sealed class QuestionAnalyzerTests
{
    private static readonly DateTimeOffset Now = new(2023, 2, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Who did the Pope meet in the US?", "pope meet us")] // US in capitals is a name, "us" is none
    [InlineData("WHO said it", "who said")]
    [InlineData("who said it", "said")]
    [InlineData("WHO DID THE POPE MEET?", "pope meet")] // all in capitals there are no names
    [InlineData("Did Turkey's quakes quake Turkey?", "turkey quakes")]
    [InlineData("How many of the 21,000 votes?", "many 21000 votes")]
    [InlineData("zürich ZÜRICH Zurich", "zurich")]
    [InlineData("NEAR(a b) AND \"x* OR\" -y ^z", "near b and x or y z")] // small words in capitals are names
    [InlineData("who are they", "who are they")] // small words are all there is
    [InlineData("?!", "")]
    public void Words_that_carry_meaning_are_kept_once(string question, string expected) =>
        Assert.Equal(expected, string.Join(' ', Parse(question).Terms.Select(t => t.Folded)));

    [Theory]
    [InlineData("Blinken met Wang Yi in munich", "wang yi")] // the first word is capitalised whatever it is
    [InlineData("did 11 people win G20 tickets for $5 in 2022", "11 g20 5 2022")]
    [InlineData("DID BLINKEN MEET WANG", "")]
    [InlineData("did blinken meet wang", "")]
    [InlineData("is NATO there", "nato")]
    public void Names_and_figures_are_told(string question, string expected) =>
        Assert.Equal(expected, string.Join(' ', Parse(question).Terms.Where(t => t.IsName).Select(t => t.Folded)));

    [Theory]
    [InlineData("A storm hit Kvarnsund. Who saw the lighthouse fall?", "saw lighthouse fall")]
    [InlineData("Kvarnsund lost its lighthouse. When did Kvarnsund build it?", "kvarnsund build")]
    [InlineData("Who saw it fall? I mean the lighthouse.", "saw fall")]
    [InlineData("After the storm, who saw it?", "after storm saw")]
    [InlineData("Did it fall? The lighthouse, that is", "fall lighthouse")] // no word asks
    [InlineData("lighthouse Kvarnsund", "lighthouse kvarnsund")]
    public void The_words_of_the_sentence_that_asks_are_told(string question, string expected) =>
        Assert.Equal(expected, string.Join(' ', Parse(question).Terms.Where(t => t.IsAsked).Select(t => t.Folded)));

    [Theory]
    [InlineData("who said \"absurd and hysterical\"", "absurd hysterical")]
    [InlineData("who said “shooting down”", "shooting down")]
    [InlineData("wer sagte „absurd und hysterisch“", "absurd und hysterisch")]
    [InlineData("qui a dit « absurde geste »", "absurde geste")]
    [InlineData("\"one two\" and \"three four\"", "one two|three four")]
    [InlineData("who said \"absurd\"", "")]
    [InlineData("an inch is 1\" and no more", "")]
    [InlineData("\"\"\"\"", "")]
    public void Phrases_in_quotation_marks_are_kept(string question, string expected)
    {
        var phrases = expected.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(phrase => phrase.Split(' ').Select(w => Word.Of(PorterStemmer.StemOf(w), WordShape.Lower).Stem).ToList()).ToList();

        Assert.Equal(phrases, Parse(question).Phrases.Select(p => p.Stems.ToList()));
    }

    [Fact]
    public void Of_an_essay_the_first_words_are_read()
    {
        var essay = string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"w{i}"));

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"w{i}"), Parse(essay).Terms.Select(t => t.Folded));
    }

    private static ParsedQuestion Parse(string question) => QuestionAnalyzer.Parse(question, Now);
}
