using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsBot.Sources.Feeds;

/// <summary>Finds who wrote a feed or an entry.</summary>
internal static partial class FeedPersons
{
    private const int LongestName = 200;

    private static readonly XName[][] Sources =
    [
        [FeedNames.Core + "author"],
        [FeedNames.Dc + "creator", FeedNames.Dc + "author"],
        [FeedNames.Itunes + "author"],
        [FeedNames.Core + "managingeditor"],
    ];

    /// <summary>The names that the best of the elements give which name authors.</summary>
    public static IReadOnlyList<string> Of(XElement element)
    {
        foreach (var names in Sources)
        {
            var persons = element.Elements().Where(e => names.Contains(e.Name)).Select(NameOf).OfType<string>().Distinct().ToList();
            if (persons.Count > 0)
                return persons;
        }

        return [];
    }

    /// <summary>The name without a mail address; the address where there is no name.</summary>
    public static string? NameIn(string? text)
    {
        text = PlainText.Fold(text ?? "");
        if (text.Length > LongestName)
            return null;
        var name = MailAddress().Replace(text, "").Trim(" ()<>,;".ToCharArray());
        name = name.Length > 0 ? name : text;
        return name.Length > 0 ? name : null;
    }

    private static string? NameOf(XElement element)
    {
        var name = NameIn(element.Element(FeedNames.Core + "name")?.Value);
        return name ?? NameIn(element.Element(FeedNames.Core + "email")?.Value) ?? (element.HasElements ? null : NameIn(element.Value));
    }

    [GeneratedRegex(@"(mailto:)?[^\s()<>@]+@[^\s()<>@]+\.[^\s()<>@]+")]
    private static partial Regex MailAddress();
}
