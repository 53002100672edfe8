using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Tests.Answering;

public sealed class TextFragmentTests
{
    private const string Long = "The first high-level encounter since a jet shot down a balloon took place on the sidelines of the conference and lasted an hour.";

    [Fact]
    public void A_short_quote_is_named_whole() => Assert.Equal("They%20met%20in%20Munich.", Directive("They met in Munich.", "They met in Munich."));

    [Theory]
    [InlineData("a-b", "a%2Db")]
    [InlineData("a, b", "a%2C%20b")]
    [InlineData("a & b", "a%20%26%20b")]
    [InlineData("5 % #1 +=?/", "5%20%25%20%231%20%2B%3D%3F%2F")]
    [InlineData("“ü” 😀", "%E2%80%9C%C3%BC%E2%80%9D%20%F0%9F%98%80")]
    public void What_is_syntax_is_escaped(string quote, string expected) => Assert.Equal(expected, Directive(quote, quote));

    [Fact]
    public void Half_a_surrogate_pair_is_escaped_as_an_unknown_character() => Assert.Equal("half%20%EF%BF%BD", Directive("half \ud83d", "half \ud83d"));

    [Fact]
    public void A_long_quote_is_named_by_its_ends() =>
        Assert.Equal("The%20first%20high%2Dlevel%20encounter%20since,conference%20and%20lasted%20an%20hour.", Directive(Long, Long));

    [Fact]
    public void A_quote_over_two_paragraphs_is_named_by_its_ends_however_short() =>
        Assert.Equal("One%20two.,Three%20four.", Directive("Zero.\n\nOne two.\n\nThree four.\n\nFive.", "One two.\n\nThree four."));

    [Fact]
    public void The_second_of_two_like_places_is_told_by_what_stands_around_it() =>
        Assert.Equal("smiled.%20He%20thought%20again.-,He%20smiled.,-Then%20he%20left%20the", Second("He smiled. He thought again. He smiled. Then he left the room.", "He smiled."));

    [Fact]
    public void The_first_of_two_like_places_needs_nothing_around_it() => Assert.Equal("He%20smiled.", Directive("He smiled. He thought again. He smiled.", "He smiled."));

    [Fact]
    public void What_stands_before_may_be_the_paragraph_before() =>
        Assert.Equal("He%20thought%20again.-,He%20smiled.,-The%20end.", Second("He smiled.\n\nHe thought again.\n\nHe smiled.\n\nThe end.", "He smiled."));

    [Fact]
    public void A_long_quote_whose_beginning_stands_earlier_is_told_by_what_stands_before_it()
    {
        var directive = Directive($"The first high-level encounter since May ended. Now this. {Long}", Long);

        Assert.Equal("May%20ended.%20Now%20this.-,The%20first%20high%2Dlevel%20encounter%20since,conference%20and%20lasted%20an%20hour.", directive);
    }

    [Fact]
    public void A_long_quote_whose_end_stands_within_it_too_is_told_by_what_stands_after_it()
    {
        const string Quote = "The talks of the two ministers lasted for one long hour. The dinner of the two ministers lasted for one long hour.";

        Assert.Equal("The%20talks%20of%20the%20two,lasted%20for%20one%20long%20hour.,-Then%20they%20left%20the", Directive($"{Quote} Then they left the town.", Quote));
    }

    [Fact]
    public void What_stands_around_in_a_line_as_long_as_a_book_is_cut_to_whole_words()
    {
        var book = string.Concat(Enumerable.Repeat("again and ", 10_000));

        Assert.Equal("and%20again%20and%20again-,He%20smiled.,-and%20again%20and%20again", Second($"He smiled. {book}again He smiled. and {book}", "He smiled."));
        Assert.Equal("He%20smiled.", Second($"He smiled. {new string('x', 1_000)} He smiled.", "He smiled."));
    }

    [Theory]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft verliert Prozess")]
    [InlineData("Telecommunications-infrastructure-modernisation programmes notwithstanding, counter-intuitive misinterpretations multiplied exponentially throughout.")]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstandsvorsitzender")]
    [InlineData("飛船が月曜日に着陸した。飛船が月曜日に着陸した。飛船が月曜日に着陸した。飛船が月曜日に着陸した。飛船が月曜日に着陸した。飛船が月曜日に着陸した。飛船が月曜日に着陸した。飛船が月曜日に着陸した。")]
    public void The_ends_of_a_quote_of_few_long_words_do_not_overlap(string quote)
    {
        var parts = Directive(quote, quote).Split(',').Select(Uri.UnescapeDataString).ToList();

        Assert.InRange(parts.Count, 1, 2);
        Assert.StartsWith(parts[0], quote, StringComparison.Ordinal);
        Assert.EndsWith(parts[^1], quote, StringComparison.Ordinal);
        if (parts.Count == 2)
            Assert.True(parts[0].Length + parts[1].Length < quote.Length, "A browser looks for the end after the beginning.");
        else
            Assert.Equal(quote, parts[0]);
    }

    [Fact]
    public void White_space_in_a_quote_is_one_blank() => Assert.Equal("One%20two%20three.", Directive("One\u00a0two \t three.", "One\u00a0two \t three."));

    [Theory]
    [InlineData("https://a.example/x", "https://a.example/x#:~:text=One.")]
    [InlineData("https://a.example/x#part", "https://a.example/x#part:~:text=One.")]
    [InlineData("https://a.example/?q=1", "https://a.example/?q=1#:~:text=One.")]
    [InlineData("file:///a%20b.txt", "file:///a%20b.txt#:~:text=One.")]
    public void The_address_keeps_its_fragment(string url, string expected) => Assert.Equal(expected, TextFragment.Link(url, "One.", new TextSpan(0, 4)));

    private static string Directive(string body, string quote) => TextFragment.Directive(body, new TextSpan(body.IndexOf(quote, StringComparison.Ordinal), quote.Length));

    private static string Second(string body, string quote) => TextFragment.Directive(body, new TextSpan(body.LastIndexOf(quote, StringComparison.Ordinal), quote.Length));
}
