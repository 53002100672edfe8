using System.CommandLine;
using System.Text.RegularExpressions;
using NewsBot.App.CommandLine;
using NewsBot.Chat.Terminal;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Architecture;

public sealed partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_path_exists(string document)
    {
        var paths = RepositoryPath().Matches(Repository.Read(document)).Select(path => path.Value.TrimEnd('.')).ToList();

        Assert.NotEmpty(paths);
        Assert.DoesNotContain(paths, path => !Path.Exists(Repository.PathOf(path)));
    }

    [Fact]
    public void The_readme_has_a_row_for_every_verb_and_for_no_other()
    {
        var rows = VerbRow().Matches(Repository.Read("README.md")).Select(row => row.Groups["verb"].Value.TrimEnd()).ToHashSet();

        Assert.Equal(Verbs().Select(verb => verb.Name).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_help_of_every_verb_has_an_example_of_it() =>
        Assert.All(Verbs(), verb => Assert.Contains(Assert.IsType<Verb>(verb.Command).Examples, e => $"{e} ".StartsWith($"newsbot {verb.Name} ", StringComparison.Ordinal)));

    private static IEnumerable<(string Name, Command Command)> Verbs()
    {
        var environment = new VerbEnvironment(TextReader.Null, TextWriter.Null, TextWriter.Null, TerminalFeatures.Plain);
        return Leaves("", NewsBotCommandLine.CreateRoot(new VerbSetup(environment, new Dictionary<string, string?>())));
    }

    private static IEnumerable<(string Name, Command Command)> Leaves(string path, Command command) => command.Subcommands.SelectMany(sub =>
        sub.Subcommands.Count == 0 ? [($"{path}{sub.Name}", sub)] : Leaves($"{path}{sub.Name} ", sub));

    [GeneratedRegex(@"(?<![\w/.-])(src|tests|seeds|\.ci)/[\w./-]+")]
    private static partial Regex RepositoryPath();

    /// <summary>A row of the table of verbs: the verb in lower case, then what it takes.</summary>
    [GeneratedRegex(@"^\| `(?<verb>[a-z]+( [a-z]+)?)( [^`]*)?` \|", RegexOptions.Multiline)]
    private static partial Regex VerbRow();
}
