using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Sources.Feeds;

/// <summary>What the prefixes mean at a place in a feed.</summary>
internal sealed class FeedNamespaces
{
    private const int MostPrefixes = 100;

    private readonly Stack<Dictionary<string, XNamespace>> _scopes = new([[]]);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    /// <summary>Goes into an element, which may declare prefixes.</summary>
    public void Enter(HtmlTagToken tag)
    {
        if (_scopes.Count == 1)
            OwnNamespacesOf(tag);
        Dictionary<string, XNamespace>? scope = null;
        foreach (var attribute in tag.Attributes)
        {
            if (PrefixDeclaredBy(attribute.Name) is not { } prefix)
                continue;
            scope ??= new Dictionary<string, XNamespace>(_scopes.Peek());
            if (scope.Count < MostPrefixes)
                scope[prefix] = OfAddress(attribute.Value);
        }

        _scopes.Push(scope ?? _scopes.Peek());
    }

    /// <summary>Leaves the element that was entered last.</summary>
    public void Leave() => _scopes.Pop();

    /// <summary>The name of the element that was entered last.</summary>
    public XName NameOfElement(string name)
    {
        var (prefix, local) = Split(name);
        return OfPrefix(prefix) + ToName(local);
    }

    /// <summary>The name of an attribute of it; null for a declaration.</summary>
    public XName? NameOfAttribute(string name)
    {
        if (PrefixDeclaredBy(name) is not null)
            return null;
        var (prefix, local) = Split(name);
        return (prefix.Length == 0 ? XNamespace.None : OfPrefix(prefix)) + ToName(local);
    }

    private static string? PrefixDeclaredBy(string attribute) =>
        attribute == "xmlns" ? "" : attribute.StartsWith("xmlns:", StringComparison.Ordinal) ? attribute[6..] : null;

    // Whatever namespace the root is in, it is a feed's own.
    private void OwnNamespacesOf(HtmlTagToken root)
    {
        var prefix = Split(root.Name).Prefix;
        foreach (var attribute in root.Attributes)
        {
            if (PrefixDeclaredBy(attribute.Name) is { } declared && (declared.Length == 0 || declared == prefix) && OfAddress(attribute.Value) == FeedNames.Foreign)
                _own.Add(attribute.Value);
        }
    }

    private XNamespace OfAddress(string address) => _own.Contains(address) ? FeedNames.Core : FeedNames.OfAddress(address);

    private XNamespace OfPrefix(string prefix) =>
        _scopes.Peek().TryGetValue(prefix, out var known) ? known : prefix.Length == 0 ? FeedNames.Core : FeedNames.OfUndeclared(prefix);

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
}
