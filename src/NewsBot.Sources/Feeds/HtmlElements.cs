using System.Collections.Frozen;

namespace NewsBot.Sources.Feeds;

/// <summary>What the elements of HTML are to a text.</summary>
internal static class HtmlElements
{
    /// <summary>They begin and end a block of text.</summary>
    public static readonly FrozenSet<string> Blocks = Names(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 "
        + "header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul");

    /// <summary>They have no content.</summary>
    public static readonly FrozenSet<string> Voids = Names("area base basefont br col embed frame hr img input keygen link meta param source spacer track wbr");

    /// <summary>Their content is no text to be read; inside of them nothing but their own end is a tag.</summary>
    public static readonly FrozenSet<string> Silent = Names("iframe noembed noframes script style title");

    /// <summary>Every element that HTML has or had.</summary>
    public static readonly FrozenSet<string> All = Blocks.Union(Voids).Union(Silent).Union(Names(
        "a abbr acronym applet audio b bdi bdo bgsound big blink button canvas cite code colgroup command data datalist del dfn em event-source font head i "
        + "ilayer ins isindex kbd label layer map mark marquee math meter multicol nobr noscript object optgroup option output picture plaintext progress q rb rp "
        + "rt rtc ruby s samp select slot small span strike strong sub sup svg td template textarea th time tt u var video xmp xml")).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet();
}
