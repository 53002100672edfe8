using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Tests.Web.Fetching;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("user-AGENT : *\ndisAllow : /a # not this", "/a/b", false)]
    [InlineData("User-agent: *\r\nDisallow: /a\r\n", "/a", false)]
    [InlineData("User-agent: *\rDisallow: /a\r", "/ab", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a", "/b", true)]
    [InlineData("User-agent: *\nDisallow: /a", "/A", true)] // paths have capitals
    [InlineData("Disallow: /", "/a", true)] // of no group
    [InlineData("User-agent: *\nDisallow /\n: /\nDisallow", "/a", true)] // no rules
    [InlineData("<html><body>User-agent: *\nDisallow: /</body></html>", "/a", true)] // a page in its place
    public void Rules_are_read_as_they_are_written(string text, string path, bool isAllowed) => Assert.Equal(isAllowed, Allows(text, path));

    [Theory]
    [InlineData("User-agent: newsbot\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", false, true)]
    [InlineData("User-agent: *\nDisallow: /b\n\nUser-agent: NEWSBOT\nDisallow: /a", false, true)]
    [InlineData("User-agent: NewsBot/0.1\nDisallow: /a", false, true)]
    [InlineData("User-agent: NewsBot-Images\nDisallow: /a", true, true)]
    [InlineData("User-agent: NewsBots\nDisallow: /a", true, true)]
    [InlineData("User-agent: OtherBot\nDisallow: /\n\nUser-agent: *\nDisallow: /b", true, false)]
    [InlineData("User-agent: OtherBot\nUser-agent: NewsBot\nDisallow: /a", false, true)]
    [InlineData("User-agent: NewsBot\nSitemap: https://site.example/map\nUser-agent: OtherBot\nDisallow: /a", false, true)]
    [InlineData("User-agent: NewsBot\nDisallow: /a\nUser-agent: OtherBot\nDisallow: /b", false, true)]
    [InlineData("User-agent: NewsBot\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: NewsBot\nDisallow: /b", false, false)]
    [InlineData("User-agent: NewsBot\n\nUser-agent: *\nDisallow: /", false, false)] // names in a row are one group
    [InlineData("User-agent: NewsBot\nDisallow:\n\nUser-agent: *\nDisallow: /", true, true)]
    public void The_groups_for_NewsBot_count_together_and_else_those_for_everyone(string text, bool isAAllowed, bool isBAllowed)
    {
        Assert.Equal(isAAllowed, Allows(text, "/a"));
        Assert.Equal(isBAllowed, Allows(text, "/b"));
    }

    [Theory]
    [InlineData("Allow: /a\nDisallow: /", "/a/b", true)]
    [InlineData("Disallow: /\nAllow: /a", "/a/b", true)]
    [InlineData("Disallow: /a/b\nAllow: /a", "/a/b/c", false)]
    [InlineData("Disallow: /a\nAllow: /a", "/a", true)]
    [InlineData("Allow: /a\nDisallow: /a", "/a", true)]
    [InlineData("Disallow: /a\nAllow: /*a", "/aa", true)]
    [InlineData("Allow: /$\nDisallow: /", "/", true)]
    [InlineData("Allow: /$\nDisallow: /", "/a", false)]
    [InlineData("Allow: /page\nDisallow: /*.htm", "/page.htm", false)]
    public void The_longest_rule_decides_and_of_equal_ones_that_which_allows(string rules, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, Allows("User-agent: *\n" + rules, path));

    [Theory]
    [InlineData("/fish", "/fish.html", true)]
    [InlineData("/fish", "/catfish", false)]
    [InlineData("/fish*", "/fish", true)]
    [InlineData("/fish/", "/fish", false)]
    [InlineData("/*.php", "/index.php?lang=en", true)]
    [InlineData("/*.php", "/index.PHP", false)]
    [InlineData("/*.php$", "/folder/name.php", true)]
    [InlineData("/*.php$", "/name.php5", false)]
    [InlineData("/*.php$", "/name.php?x", false)]
    [InlineData("/*.php$", "/a.php.php", true)]
    [InlineData("/fish*.php", "/fishheads/catfish.php?p", true)]
    [InlineData("/a*b*c", "/a-c-b-c", true)]
    [InlineData("/a*b*c$", "/a-c-b", false)]
    [InlineData("/a*$", "/abc", true)]
    [InlineData("*/private", "/x/private/y", true)]
    [InlineData("**private**", "/x/private/y", true)]
    [InlineData("/a$b", "/a$b", true)]
    [InlineData("/a%24", "/a$", true)]
    [InlineData("/a%2Ab", "/a*b", true)]
    [InlineData("/a%2Ab", "/axb", false)]
    [InlineData("/$", "/", true)]
    [InlineData("$", "/", false)]
    [InlineData("*", "/", true)]
    [InlineData("fish", "/fish", false)]
    public void A_star_is_anything_and_a_dollar_is_the_end(string pattern, string path, bool isMeant) =>
        Assert.Equal(!isMeant, Allows($"User-agent: *\nDisallow: {pattern}", path));

    [Theory]
    [InlineData("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar")]
    [InlineData("/foo/bar?baz=https%3a%2f%2ffoo.bar", "/foo/bar?baz=https://foo.bar")]
    [InlineData("/foo/bar/\u30C4", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%e3%83%84", "/foo/bar/\u30C4")]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz")]
    [InlineData("/foo/bar/baz", "/foo/bar/%62%61%7A")]
    [InlineData("/a b", "/a%20b")]
    [InlineData("/100%", "/100%")]
    public void One_path_may_be_written_in_several_ways(string pattern, string path) => Assert.False(Allows($"User-agent: *\nDisallow: {pattern}", path));

    [Theory]
    [InlineData("/a/b", "/a%2Fb")]
    [InlineData("/a%2Fb", "/a/b")]
    [InlineData("/a?b", "/a%3Fb")]
    public void Other_paths_stay_other_paths(string pattern, string path) => Assert.True(Allows($"User-agent: *\nDisallow: {pattern}", path));

    [Property(MaxTest = 2000)]
    public Property Any_text_is_a_robots_txt() => Prop.ForAll(Texts().ToArbitrary(), Gen.Elements("/", "/a", "/a*b$?x=%2", "/\u30C4\uD800/%zz").ToArbitrary(), (text, path) =>
    {
        var rules = RobotsRules.Parse(text);
        return (rules.Allows(Address(path)) || true) && rules.Size <= 50 * (text.Length + 1);
    });

    [Fact]
    public void A_rule_that_was_made_to_take_long_does_not()
    {
        var text = "User-agent: *\n" + string.Concat(Enumerable.Repeat($"Disallow: /{string.Concat(Enumerable.Repeat("*a", 2000))}*b$\n", 100));

        Assert.True(RobotsRules.Parse(text).Allows(Address("/" + new string('a', 4000))));
    }

    private static bool Allows(string text, string path) => RobotsRules.Parse(text).Allows(Address(path));

    private static Uri Address(string path) => new("https://site.example" + path);

    private static Gen<string> Texts()
    {
        var part = Gen.Elements("User-agent:", "user-agent", "Disallow:", "Allow:", "allow", "NewsBot", "*", "$", "/", "a", "%", "%2", "%2F", "%zz", "#", ":", " ", "\t", "\n", "\r", "\r\n", "\0", "\u0001", "\uFEFF", "\uD800", "\uDC00", "\u30C4", "\u2028");
        return Gen.ListOf(part).Select(string.Concat);
    }
}
