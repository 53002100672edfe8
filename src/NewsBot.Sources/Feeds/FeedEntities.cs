using AngleSharp.Dom;
using AngleSharp.Html;

namespace NewsBot.Sources.Feeds;

/// <summary>The entities of HTML, which feeds use without declaring them, and those that a feed declares, up to a bound.</summary>
internal sealed class FeedEntities(IReadOnlyDictionary<string, string> declared) : IEntityProvider
{
    private const int MostExpanded = 100_000;

    private int _expanded;

    /// <summary>What <paramref name="name"/> stands for. Unlike in HTML the semicolon is needed, for the sake of addresses.</summary>
    public string? GetSymbol(string name)
    {
        if (!name.EndsWith(';'))
            return null;
        if (!declared.TryGetValue(name[..^1], out var text))
            return HtmlEntityProvider.Resolver.GetSymbol(name);
        _expanded += text.Length;
        return _expanded <= MostExpanded ? text : null;
    }
}
