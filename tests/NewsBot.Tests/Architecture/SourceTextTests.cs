using System.Text.RegularExpressions;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Architecture;

public sealed partial class SourceTextTests
{
    private const int MostLines = 300;

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.DoesNotContain(Repository.Sources("src").Concat(Repository.Sources("tests")), path => File.ReadLines(Repository.PathOf(path)).Count() > MostLines);

    [Fact]
    public void What_catches_everything_says_why_or_filters() =>
        Assert.Empty(
            from path in Repository.Sources("src")
            from line in File.ReadLines(Repository.PathOf(path))
            where CatchAll().IsMatch(line)
            select $"{path}: {line.Trim()}");

    /// <summary>No type, no filter and no comment on its line.</summary>
    [GeneratedRegex(@"^\s*catch(\s*\(Exception(\s+\w+)?\))?\s*$")]
    private static partial Regex CatchAll();
}
