using System.Buffers;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace NewsBot.Sources.Feeds;

/// <summary>
/// Reads XML as feeds have it, well-formed or not, into elements with names in lower case. It is cut into tags and text by the
/// rules of HTML, which has one for every sequence of characters; what is not closed is closed where its parent ends.
/// </summary>
internal sealed class FeedXml
{
    private const int MostElements = 500_000;
    private const int DeepestElement = 200;
    private const int MostAttributes = 100;

    // What is no character in XML, and half a character that stands alone.
    private static readonly SearchValues<char> Suspect = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c is not ('\t' or '\n') && (char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE'))]);

    private readonly XElement _document = new("document");
    private readonly List<OpenElement> _open;
    private readonly StringBuilder _text = new();
    private readonly FeedNamespaces _namespaces = new();
    private int _count;

    private FeedXml() => _open = [new OpenElement("", _document)];

    private OpenElement Top => _open[^1];

    /// <summary>An element that holds the elements of <paramref name="text"/>; null where they are too many.</summary>
    public static XElement? Read(string text)
    {
        var entities = new Dictionary<string, string> { ["lang"] = "\u2329", ["rang"] = "\u232A" }; // XML has them from XHTML; HTML moved them later
        var start = Prolog.Skip(text, entities);
        using var source = new TextSource(text[start..]);
        var tokenizer = new HtmlTokenizer(source, new FeedEntities(entities)) { IsAcceptingCharacterData = true };
        return new FeedXml().Build(tokenizer);
    }

    private XElement? Build(HtmlTokenizer tokenizer)
    {
        while (_count < MostElements)
        {
            var token = tokenizer.Get();
            switch (token.Type)
            {
                case HtmlTokenType.StartTag:
                    Open((HtmlTagToken)token);
                    break;
                case HtmlTokenType.EndTag:
                    Close(token.Name);
                    break;
                case HtmlTokenType.Character:
                    _text.Append(token.Data);
                    break;
                case HtmlTokenType.EndOfFile:
                    AddText();
                    return _document;
            }
        }

        return null;
    }

    private void Open(HtmlTagToken tag)
    {
        AddText();
        while (UnclosedElements.Ends(Top.Element, tag.Name))
            Pop();
        if (_open.Count > DeepestElement)
            return;
        _count++;
        _namespaces.Enter(tag);
        var element = new XElement(_namespaces.NameOfElement(tag.Name));
        AddAttributes(element, tag);
        Top.Element.Add(element);
        if (tag.IsSelfClosing)
            _namespaces.Leave();
        else
            _open.Add(new OpenElement(tag.Name, element));
    }

    private void AddAttributes(XElement element, HtmlTagToken tag)
    {
        foreach (var attribute in tag.Attributes.Take(MostAttributes))
        {
            if (_namespaces.NameOfAttribute(attribute.Name) is { } name && element.Attribute(name) is null)
                element.Add(new XAttribute(name, Clean(attribute.Value)));
        }
    }

    // An end without a beginning is passed over.
    private void Close(string name)
    {
        AddText();
        var at = _open.FindLastIndex(open => open.Name == name);
        while (at > 0 && _open.Count > at)
            Pop();
    }

    private void Pop()
    {
        _open.RemoveAt(_open.Count - 1);
        _namespaces.Leave();
    }

    private void AddText()
    {
        if (_text.Length == 0)
            return;
        Top.Element.Add(new XText(Clean(_text.ToString())));
        _text.Clear();
    }

    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspect))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || !Suspect.Contains((char)rune.Value))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private readonly record struct OpenElement(string Name, XElement Element);
}
