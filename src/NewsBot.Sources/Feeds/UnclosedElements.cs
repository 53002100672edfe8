using System.Collections.Frozen;
using System.Xml.Linq;

namespace NewsBot.Sources.Feeds;

/// <summary>Tells that an element was never closed by what begins inside of it.</summary>
internal static class UnclosedElements
{
    /// <summary>They hold text and no elements.</summary>
    private static readonly FrozenSet<XName> Leaves = Names("title link guid id pubdate published updated category comments language");

    private static readonly FrozenSet<string> Parts =
        "title link guid id pubdate published updated category comments language description summary content author item entry".Split(' ').ToFrozenSet();

    /// <summary>Whether <paramref name="open"/> ends where a tag <paramref name="name"/> begins.</summary>
    public static bool Ends(XElement open, string name)
    {
        if (name is "item" or "entry")
            return open.AncestorsAndSelf().Any(IsEntry);
        return (Parts.Contains(name) || name.Contains(':')) && Leaves.Contains(open.Name) && !open.HasElements && open.Parent is { } parent && IsHolder(parent);
    }

    private static bool IsEntry(XElement element) => element.Name == FeedNames.Core + "item" || element.Name == FeedNames.Core + "entry";

    private static bool IsHolder(XElement element) => IsEntry(element) || element.Name == FeedNames.Core + "channel" || element.Name == FeedNames.Core + "feed";

    private static FrozenSet<XName> Names(string names) => names.Split(' ').Select(name => FeedNames.Core + name).ToFrozenSet();
}
