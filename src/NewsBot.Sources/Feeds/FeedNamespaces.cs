using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Sources.Feeds;

/// <summary>What the prefixes mean at a place in a feed.</summary>
internal sealed class FeedNamespaces
{
    private readonly Stack<Scope> _scopes = new([new Scope(null, [])]);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    /// <summary>Goes into an element, which may declare prefixes.</summary>
    public void Enter(HtmlTagToken tag)
    {
        var isRoot = _scopes.Count == 1;
        var declared = DeclaredBy(tag);
        if (isRoot && declared is not null)
            Own(tag.Name, declared);
        _scopes.Push(declared is null ? _scopes.Peek() : new Scope(_scopes.Peek(), declared));
    }

    /// <summary>Leaves the element that was entered last.</summary>
    public void Leave() => _scopes.Pop();

    /// <summary>The name of the element that was entered last.</summary>
    public XName NameOfElement(string name)
    {
        var (prefix, local) = Split(name);
        return NamespaceOf(prefix) + ToName(local);
    }

    /// <summary>The name of an attribute of it; null for a declaration.</summary>
    public XName? NameOfAttribute(string name)
    {
        var (prefix, local) = Split(name);
        if (prefix.Length == 0)
            return local == "xmlns" ? null : XName.Get(ToName(local));
        return prefix == "xmlns" ? null : NamespaceOf(prefix) + ToName(local);
    }

    private static Dictionary<string, string>? DeclaredBy(HtmlTagToken tag)
    {
        Dictionary<string, string>? declared = null;
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name == "xmlns")
                (declared ??= []).TryAdd("", attribute.Value);
            else if (attribute.Name.StartsWith("xmlns:", StringComparison.Ordinal))
                (declared ??= []).TryAdd(attribute.Name[6..], attribute.Value);
        }

        return declared;
    }

    // Whatever namespace the root is in, it is a feed's own.
    private void Own(string name, Dictionary<string, string> declared)
    {
        foreach (var prefix in new[] { "", Split(name).Prefix })
        {
            if (declared.TryGetValue(prefix, out var address) && FeedNames.OfAddress(address) == FeedNames.Foreign)
                _own.Add(address);
        }
    }

    private XNamespace NamespaceOf(string prefix)
    {
        for (var scope = _scopes.Peek(); scope is not null; scope = scope.Outer)
        {
            if (scope.Declared.TryGetValue(prefix, out var address))
                return _own.Contains(address) ? FeedNames.Core : FeedNames.OfAddress(address);
        }

        return prefix.Length == 0 ? FeedNames.Core : FeedNames.OfUndeclared(prefix);
    }

    private static (string Prefix, string Local) Split(string name)
    {
        var colon = name.IndexOf(':');
        return colon <= 0 || colon == name.Length - 1 ? ("", name) : (name[..colon], name[(colon + 1)..]);
    }

    private static string ToName(string local)
    {
        if (local.All(XmlConvert.IsNCNameChar) && XmlConvert.IsStartNCNameChar(local[0]))
            return local;
        return "_" + string.Concat(local.Select(c => XmlConvert.IsNCNameChar(c) ? c : '_'));
    }

    private sealed record Scope(Scope? Outer, Dictionary<string, string> Declared);
}
