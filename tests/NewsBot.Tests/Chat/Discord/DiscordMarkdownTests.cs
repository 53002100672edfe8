using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat.Discord;

public sealed partial class DiscordMarkdownTests
{
    [Theory]
    [InlineData("*bold* _it_ ~~no~~ `code` ||x||", @"\*bold\* \_it\_ \~\~no\~\~ \`code\` \|\|x\|\|")]
    [InlineData("<@123> <@&5> <#6> <:e:7> <t:8> </c:9>", @"\<\@123\> \<\@&5\> \<\#6\> \<:e:7\> \<t:8\> \</c:9\>")]
    [InlineData("[a](https://b.example/c_d)", @"\[a\]\(https\://b.example/c\_d\)")]
    [InlineData("> quote\n# head\n- item\n 1. one", "\\> quote\n\\# head\n\\- item\n 1\\. one")]
    [InlineData("3. place - 20 in all. 3.5 more", @"3\. place - 20 in all. 3.5 more")]
    public void Foreign_text_is_no_markup(string text, string written) => Assert.Equal(written, DiscordMarkdown.Escape(text));

    [Fact]
    public void A_quote_keeps_its_lines() => Assert.Equal("> one\n> two", DiscordMarkdown.Quote("one\r\ntwo"));

    [Theory]
    [InlineData("https://a.example/b_(c)#:~:text=d%2De", "https://a.example/b_%28c%29#:~:text=d%2De")]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("no address", null)]
    [InlineData(null, null)]
    public void Only_addresses_of_the_web_are_linked(string? url, string? expected) => Assert.Equal(expected, DiscordMarkdown.AddressOf(url));

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("one two three", 8, "one two…")]
    [InlineData("ab👩‍👩‍👧cd", 6, "ab…")]
    public void Text_is_cut_between_letters(string text, int most, string expected) => Assert.Equal(expected, TextCut.To(text, most));

    [Property(MaxTest = 300)]
    public void Text_that_was_escaped_reads_as_before(NonNull<string> text) =>
        Assert.Equal(text.Get, Escaped().Replace(DiscordMarkdown.Escape(text.Get), "$1"));

    [Property(MaxTest = 300)]
    public void An_answer_fits_and_its_quotes_are_whole(NonNull<string> title, NonNull<string> outlet, int seed)
    {
        var random = new Random(seed);
        var citations = Enumerable.Range(1, random.Next(1, 11)).Select(i => Answers.Cite(i, Snippet(random)) with
        {
            Title = title.Get,
            Source = outlet.Get,
            Link = $"https://example.com/{new string('a', random.Next(500))}",
            AlsoReportedBy = [outlet.Get, title.Get],
        }).ToArray();

        var marks = new string('*', 400);
        var found = Answers.Found(citations) with { Answer = marks, AnswerDerived = true, Notes = [marks, marks, marks] };
        var (content, shown) = new AnswerPage(found, Phrases.For("de"), DiscordMarkdown.Line(marks, 200)).Write();

        Assert.InRange(content.Length, 1, MessageBody.MaxContent);
        Assert.NotEmpty(shown);
        Assert.All(shown, citation => Assert.Contains(DiscordMarkdown.Quote(citation.Snippet), content, StringComparison.Ordinal));
    }

    [Property(MaxTest = 300)]
    public void A_line_is_cut_with_its_escapes(NonNull<string> text, PositiveInt most)
    {
        var line = DiscordMarkdown.Line(text.Get, most.Get);

        Assert.InRange(line.Length, 0, most.Get);
        if (DiscordMarkdown.Line(text.Get).Length <= most.Get && text.Get.Length <= most.Get)
            Assert.Equal(DiscordMarkdown.Line(text.Get), line);
    }

    /// <summary>As long as a quote can be, and full of what must be escaped.</summary>
    private static string Snippet(Random random) => string.Concat(Enumerable.Range(0, 300).Select(_ => random.Next(4) == 0 ? "*" : random.Next(9) == 0 ? "\n" : "x")).Trim();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escaped();
}
