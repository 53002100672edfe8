using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Architecture;

public sealed partial class DependencyTests
{
    private static readonly string[] CoreFolders = ["Articles", "Ingestion", "Retrieval", "Answering", "Commands"];

    [Fact]
    public void Core_uses_no_project_and_only_packages_without_input_or_output()
    {
        Assert.Empty(References("NewsBot.Core", "ProjectReference"));
        Assert.All(References("NewsBot.Core", "PackageReference"), name => Assert.Matches(@"^Microsoft\.Extensions\..*(Abstractions|Options.*)$", name));
    }

    [Theory]
    [InlineData("NewsBot.Sources")]
    [InlineData("NewsBot.Storage")]
    [InlineData("NewsBot.Chat")]
    public void An_edge_uses_Core_and_no_other_edge(string edge) =>
        Assert.Equal(["../NewsBot.Core/NewsBot.Core.csproj"], References(edge, "ProjectReference"));

    [Fact]
    public void A_folder_of_Core_uses_only_the_folders_before_it()
    {
        var backward =
            from path in Repository.Sources("src/NewsBot.Core")
            let here = Array.IndexOf(CoreFolders, path.Split('/')[2])
            where here >= 0
            from Match named in CoreNamespace().Matches(Repository.Read(path))
            where Array.IndexOf(CoreFolders, named.Groups["folder"].Value) > here
            select $"{path} uses {named.Value}";

        Assert.Empty(backward);
    }

    [Fact]
    public void Every_folder_of_Core_has_its_place_in_the_order() =>
        Assert.Equal(
            CoreFolders.Order(StringComparer.Ordinal),
            Repository.Sources("src/NewsBot.Core").Select(path => path.Split('/')).Where(p => p.Length > 3).Select(p => p[2]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_protocol_of_Discord_knows_nothing_of_news() => Assert.Empty(
        from path in Repository.Sources("src/NewsBot.Chat/Discord/Protocol").Concat(Repository.Sources("src/NewsBot.Chat/Sockets"))
        from line in File.ReadLines(Repository.PathOf(path))
        where line.StartsWith("using NewsBot.", StringComparison.Ordinal) && !line.StartsWith("using NewsBot.Chat.Sockets", StringComparison.Ordinal)
        select $"{path}: {line}");

    [Fact]
    public void What_the_bot_says_on_Discord_knows_nothing_of_sockets() => Assert.Empty(
        from path in Repository.Sources("src/NewsBot.Chat/Discord")
        where !path.Contains("/Protocol/", StringComparison.Ordinal)
        from line in File.ReadLines(Repository.PathOf(path))
        where line.Contains("Sockets", StringComparison.Ordinal)
        select $"{path}: {line}");

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Repository.PathOf($"src/{project}/{project}.csproj")).Descendants(kind).Select(e => e.Attribute("Include")!.Value);

    [GeneratedRegex(@"\bNewsBot\.(?<folder>[A-Z]\w+)")]
    private static partial Regex CoreNamespace();
}
