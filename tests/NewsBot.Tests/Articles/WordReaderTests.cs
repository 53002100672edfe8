using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("... -- !?", "")]
    [InlineData("U.S.", "us")]
    [InlineData("the U.S. said", "the us said")]
    [InlineData("e.g. this, a.m. that", "eg this am that")]
    [InlineData("U.S.A", "usa")]
    [InlineData("J. Smith", "j smith")]
    [InlineData("end.Start", "end start")]
    [InlineData("O'Neil", "oneil")]
    [InlineData("O’Neil's", "oneil")]
    [InlineData("the boss' car", "the boss car")]
    [InlineData("it's IT'S", "it it")]
    [InlineData("don't", "dont")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("l'été", "lete")]
    [InlineData("21,000", "21000")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("3.5", "3.5")]
    [InlineData("3,5", "3.5")]
    [InlineData("1.500,50", "1.500.50")]
    [InlineData("1,500.50", "1500.50")]
    [InlineData("10, 20", "10 20")]
    [InlineData("2023.", "2023")]
    [InlineData("1,2,3", "1.2.3")]
    [InlineData("21st", "21st")]
    [InlineData("7:30pm", "7 30pm")]
    [InlineData("COVID-19", "covid 19")]
    [InlineData("G20", "g20")]
    [InlineData("$3.5bn", "3.5bn")]
    [InlineData("6-4", "6 4")]
    [InlineData("Zürich São Paulo Łódź", "zurich sao paulo lodz")]
    [InlineData("Straße Ægir Þór œuvre", "strasse aegir thor oeuvre")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("\u0301\u0302", "")]
    [InlineData("Ёлка ΣΊΣΥΦΟΣ", "елка σισυφοσ")]
    [InlineData("日本語です", "日 本 語 で す")]
    [InlineData("G7広島", "g7 広 島")]
    [InlineData("5月", "5 月")]
    [InlineData("한국어", "한국어")]
    [InlineData("غادر الوزير", "غادر الوزير")]
    [InlineData("a😀b \ud83d c", "a b c")]
    [InlineData("under_score", "under score")]
    [InlineData("http://a.example/x?y=1", "http a example x y 1")]
    public void Words_are_read_and_folded(string text, string expected) => Assert.Equal(expected, string.Join(' ', Read(text).Select(w => w.Folded)));

    [Theory]
    [InlineData("word", WordShape.Lower)]
    [InlineData("Word", WordShape.Capitalised)]
    [InlineData("Élan", WordShape.Capitalised)]
    [InlineData("McDonald", WordShape.Capitalised)]
    [InlineData("I", WordShape.Capitalised)]
    [InlineData("NATO", WordShape.Capitals)]
    [InlineData("U.S.", WordShape.Capitals)]
    [InlineData("a.m.", WordShape.Lower)]
    [InlineData("17", WordShape.Number)]
    [InlineData("21,000", WordShape.Number)]
    [InlineData("1789", WordShape.Number)]
    [InlineData("1999", WordShape.Year)]
    [InlineData("2023", WordShape.Year)]
    [InlineData("2,023", WordShape.Number)]
    [InlineData("$5", WordShape.Money)]
    [InlineData("5€", WordShape.Money)]
    [InlineData("5 €", WordShape.Money)]
    [InlineData("£2023", WordShape.Money)]
    [InlineData("3.5%", WordShape.Percent)]
    [InlineData("3.5 %", WordShape.Percent)]
    [InlineData("21st", WordShape.Mixed)]
    [InlineData("G20", WordShape.Mixed)]
    [InlineData("日", WordShape.Lower)]
    public void Its_shape_tells_names_and_figures(string text, WordShape expected) => Assert.Equal(expected, Assert.Single(Read(text)).Shape);

    [Fact]
    public void Its_place_is_that_in_the_text()
    {
        const string Text = "  “O’Neil’s U.S. visit,” 21,000 × 3.5%";

        Assert.Equal(["O’Neil’s", "U.S.", "visit", "21,000", "3.5"], Read(Text).Select(w => Text.Substring(w.Start, w.Length)));
    }

    [Fact]
    public void A_word_too_long_is_cut_and_the_next_one_begins_after_it()
    {
        var words = Read($"{new string('x', 5000)} next {new string('7', 5000)} {new string('ß', 5000)} end");

        Assert.Equal([new string('x', 48), "next", new string('7', 48), new string('s', 48), "end"], words.Select(w => w.Folded));
    }

    private static List<(string Folded, WordShape Shape, int Start, int Length)> Read(string text)
    {
        var words = new List<(string, WordShape, int, int)>();
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        while (reader.Read())
            words.Add((reader.Folded.ToString(), reader.Shape, reader.Start, reader.Length));
        return words;
    }
}
