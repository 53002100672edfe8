using NewsBot.Answering.Direct;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering.Direct;

public sealed class MentionTests
{
    [Theory]
    [InlineData("On Friday the Bank of Ruritania hired Jane Roe.", "the Bank of Ruritania|Jane Roe|the Bank|Ruritania")]
    [InlineData("He said that China's Wang Yi had left.", "China's Wang Yi|China|Wang Yi")]
    [InlineData("They asked US President Jane Roe and Mr. Doe Jr. about it.", "US President Jane Roe|Mr. Doe Jr")]
    [InlineData("They use Title 42, F-22 Raptor and Chick-fil-A at Mar-a-Lago.", "Title 42|F-22 Raptor|Chick-fil-A|Mar-a-Lago")]
    [InlineData("He bought an iPhone from the Danish maker.", "iPhone|Danish")]
    [InlineData("A Roe-backed man and a Ruritanian-made car met Theresa May in May.", "Theresa May")]
    [InlineData("They met former President Jane Roe, first lady Joan Roe and the former Ruritanian minister.", "former President Jane Roe|first lady Joan Roe|Ruritanian")]
    [InlineData("Nobody came.", "")]
    public void Names_are_told_by_their_shape(string text, string expected) =>
        Assert.Equal(Split(expected).Order(), NameMentions.In(Read(text)).Select(m => m.Quote).Distinct().Order());

    [Fact]
    public void What_begins_a_sentence_is_a_name_where_the_articles_write_it_so()
    {
        var articles = News.Article("a", "A fire", "The fire in Oslo burned on. Police in Oslo said that the police of Oslo were looking into the fire.");

        Assert.Equal(["Oslo"], NameMentions.In(Read("Oslo burned. Police came. Fire broke out.", articles)).Select(m => m.Quote));
        Assert.Equal(["Oslo"], NameMentions.In(Read("Police And Fire Brigade Race To Oslo Tonight", articles, isTitle: true)).Select(m => m.Quote));
    }

    [Fact]
    public void A_small_word_begins_a_name_where_the_articles_write_both_as_one()
    {
        var articles = News.Article("a", "A ferry", "The new ferry goes to New York. A new pier and a new inn wait in New York. New Haven has a new mayor.");

        Assert.Equal(["New York"], NameMentions.In(Read("New York waits. New Haven does not.", articles)).Select(m => m.Quote).Where(q => q.StartsWith("New", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Sweden and Finland joined.", "Sweden and Finland")]
    [InlineData("They chose Jane Roe, John Doe and Max Moe.", "Jane Roe, John Doe and Max Moe")]
    [InlineData("Talks of US and Chinese officials failed.", "")]
    [InlineData("Jane Roe and China's envoy met.", "")]
    [InlineData("Jane Roe met John Doe.", "")]
    public void Names_in_a_row_are_a_list(string text, string expected) =>
        Assert.Equal(Split(expected), ListMentions.In([.. NameMentions.In(Read(text, News.Article("a", "t", "I like Sweden.")))]).Select(m => m.Quote));

    [Theory]
    [InlineData("The song “Break My Soul,” is out, “and” so is 'Titanic'.", "Break My Soul")]
    [InlineData("She called it \"Everything. And more\" and \"One two three four five six seven eight nine ten\".", "")]
    public void Short_words_in_quotation_marks_are_a_title(string text, string expected) =>
        Assert.Equal(Split(expected), QuotedMentions.In(Read(text)).Select(m => m.Quote).Where(q => q != "Titanic"));

    [Theory]
    [InlineData("It sold 21,000 cars for $1.5 billion.", "21,000|$1.5 billion")]
    [InlineData("NZ$50 million, 787.5m, £44bn, 200 billion rupees", "NZ$50 million|787.5m|£44bn|200 billion rupees")]
    [InlineData("Prices rose 8.5 percent, then 9 per cent, 12%.", "8.5 percent|9 per cent|12%")]
    [InlineData("It took more than five hours and at least 12 people.", "more than five hours|at least 12")]
    [InlineData("They won 38-35 at a rate of 4.5 to 4.75 percent.", "38-35|4.5 to 4.75 percent")]
    [InlineData("Gas is $4 per gallon, pay $22 an hour, speed 90 miles an hour, and 7 a year.", "$4 per gallon|$22 an hour|90 miles an hour|7 a year")]
    [InlineData("They gave $5 a cheer.", "$5")]
    [InlineData("It rose from 3 to 4.", "3|4")]
    [InlineData("Covid-19 and the F-22 are no numbers.", "")]
    [InlineData("On Monday, February 6, 2023 and 3rd March, in May and 1995, the Sun shone.", "Monday|February 6, 2023|3rd March|May|1995")]
    [InlineData("The march of the mar may stop.", "")]
    public void Numbers_have_their_signs_and_units(string text, string expected) =>
        Assert.Equal(Split(expected), AmountMentions.In(Read(text)).Select(m => m.Quote));

    [Theory]
    [InlineData("$1.5 billion", "$1.5bn")]
    [InlineData("1,500 people", "1.5k people")]
    [InlineData("twenty-one people", "21 people")]
    [InlineData("five hundred people", "500 people")]
    [InlineData("60%", "sixty percent")]
    [InlineData("February 18", "18 February 2023")]
    [InlineData("Saturday", "18 Feb. 2023")]
    [InlineData("Dec. 30", "December 30, 2022")]
    public void The_same_written_otherwise_has_one_key(string one, string other) => Assert.Equal(KeyOf(one), KeyOf(other));

    [Theory]
    [InlineData("$1.5 billion", "1.5 billion")]
    [InlineData("1.5 billion", "1.5 million")]
    [InlineData("4-1", "4-2")]
    [InlineData("next Saturday", "18 February 2023")]
    [InlineData("February 18, 2022", "18 February 2023")]
    public void What_is_not_the_same_has_two(string one, string other) => Assert.NotEqual(KeyOf(one), KeyOf(other));

    [Theory]
    [InlineData("They quickly recalled dry shampoo from the shelves.", "dry|dry shampoo|shelves")]
    [InlineData("A Tasmanian tiger hid behind walls.", "Tasmanian tiger|walls")]
    [InlineData("An Ohio dust storm, and a US quarter.", "dust|dust storm|quarter")]
    [InlineData("Forty storms ended with 215-pound pythons.", "storms|pythons")]
    [InlineData("Hundreds of student loans.", "student loans")]
    public void Nouns_that_are_likely_of_the_answer_come_with_what_belongs_to_them(string text, string expected) =>
        Assert.Equal(Split(expected).Order(), Nouns(text).Order());

    [Fact]
    public void Nouns_that_are_hardly_of_the_answer_are_none() => Assert.Empty(new NounMentions(Asked("What was recalled?", "")).In(Read("They recalled dry shampoo.")));

    [Theory]
    [InlineData("It prevents Lyme disease.", "Lyme disease")]
    [InlineData("It prevents Lyme and a disease.", null)]
    [InlineData("It prevents Lyme rashes.", null)]
    public void A_name_takes_the_noun_along_that_is_asked_for(string text, string? expected)
    {
        var name = Assert.Single(NameMentions.In(Read(text)));

        Assert.Equal(expected, new NounMentions(Asked("Which disease does it prevent?", text)).WithNoun(name)?.Quote);
    }

    [Theory]
    [InlineData("It stands in Richmond, Virginia.", "Richmond, Virginia")]
    [InlineData("It stands in Oslo, Norway and elsewhere.", "Oslo, Norway")]
    [InlineData("It stands in Concord, New Hampshire, now.", "Concord, New Hampshire")]
    [InlineData("It stands in Sweden, Norway and Finland.", "")]
    [InlineData("It stands in Oslo, Bergen and Norway.", "")]
    [InlineData("It stands in Oslo", "")]
    public void A_place_takes_its_land_along(string text, string expected) =>
        Assert.Equal(Split(expected), NameMentions.In(Read(text)).Select(PlaceMentions.WithLand).OfType<Mention>().Select(m => m.Quote));

    private static IEnumerable<string> Nouns(string text) => new NounMentions(Asked("What type of loans was cancelled?", text)).In(Read(text)).Select(m => m.Quote);

    /// <summary>A question, and a ranking that takes every other word of a text for likely.</summary>
    private static Ranking Asked(string question, string likely)
    {
        var asked = new WeightedQuestion(QuestionAnalyzer.Parse(question, Newsroom.Noon), [.. Enumerable.Repeat(1, 9)], 1, WordVectors.None);
        var stems = TextWords.Read(likely).Select(w => w.Word.Stem).Distinct().Where(stem => asked.PlaceOf(stem) < 0);
        return new Ranking(asked, []) { LikelyWords = stems.ToDictionary(stem => stem, _ => 0.1) };
    }

    private static string KeyOf(string text) => CandidateReader.KeyOf(Assert.Single(AmountMentions.In(Read(text))));

    private static string[] Split(string expected) => expected.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A text that is shown of an article of 19 February 2023, a Sunday.</summary>
    private static ShownText Read(string text, Article? article = null, bool isTitle = false)
    {
        var words = TextWords.Read(text);
        var passage = new RankedPassage(
            new Candidate(new ArticleId("0f3a9c51d2e48b76"), 1, 1, Newsroom.Noon, new EncodedText(News.Prepare(article ?? News.Article("a", "t", "It is so.")).Encoded), 1), 0, 0)
        {
            Features = new double[RankedPassage.FeatureCount],
            Matched = 0,
            InTitle = 0,
            InArticle = 0,
        };
        var question = new WeightedQuestion(QuestionAnalyzer.Parse("who", Newsroom.Noon), [1], 1, WordVectors.None);
        return new ShownText(new ReadText(text, words, isTitle, new DateOnly(2023, 2, 19), Marker: 1), new Evidence(new Ranking(question, [passage]), [.. words.Select(w => w.Word.Stem)]));
    }
}
