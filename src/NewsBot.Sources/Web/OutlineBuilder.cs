using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Sources.Web;

/// <summary>Collects the text of a page as blocks in sections, while its elements open and close.</summary>
/// <param name="addressOf">Tells the page's address as soon as a link is met; the page names it before.</param>
internal sealed class OutlineBuilder(Func<Uri?> addressOf)
{
    private const int MostSections = 100_000;
    private const int LongestCell = 200;
    private const int ShortestCard = 40;
    private const double LinkedPartOfCard = 0.9;

    private readonly List<PageBlock> _blocks = [];
    private readonly BlockText _text = new();
    private readonly PageSection _root = new(null, "body", "");
    private PageSection? _section;
    private LinkTarget _link;
    private string? _site;
    private int _silent;
    private int _sections;

    /// <summary>Whether there is more than any article has.</summary>
    public bool IsFull => _sections > MostSections || _blocks.Count > MostSections;

    private PageSection Section => _section ?? _root;

    public PageOutline Build()
    {
        EndBlock();
        return new PageOutline(_root, _blocks);
    }

    public void AddText(string text)
    {
        if (_silent == 0)
            _text.Append(text, _link);
    }

    /// <summary>Begins a new line; a second break begins a new paragraph.</summary>
    public void Break()
    {
        _text.Break();
        if (_text.Breaks > 1)
            EndBlock();
    }

    /// <summary>Ends the block of text that was collected.</summary>
    public void EndBlock()
    {
        if (_text.Take(Section) is { } block)
            _blocks.Add(block);
    }

    /// <summary>An element opens inside of <paramref name="around"/>.</summary>
    public void Open(OpenElement element, HtmlTagToken tag, List<OpenElement> around)
    {
        if (IsQuiet(element))
            _silent++;
        if (element.IsBlock)
            OpenBlock(element, around);
        element.Before = _text.Now;
        element.FirstBlock = _blocks.Count;
        if (element.Tag != "a")
            return;
        _text.CountLink();
        element.Link = _link = TargetOf(tag.GetAttribute("href"));
    }

    /// <summary>An element closes inside of <paramref name="around"/>.</summary>
    public void Close(OpenElement element, List<OpenElement> around)
    {
        if (element.Section is { } section)
        {
            EndBlock();
            if (element.Tag == "tr" && element.IsFlat)
                JoinCells(element, section);
            _section = section.Parent;
        }
        else if (element.IsBlock)
        {
            EndBlock();
        }
        else if (element.Tag == "span" && element.FirstBlock == _blocks.Count && IsCard(element.Before, _text.Now))
        {
            _text.Drop(element.Before);
        }

        if (IsQuiet(element))
            _silent--;
        if (element.Tag == "a")
            SetLink(around);
    }

    /// <summary>Finds what the text is linked to by the elements that are open.</summary>
    public void SetLink(List<OpenElement> open) => _link = open.FindLast(element => element.Link != LinkTarget.None)?.Link ?? LinkTarget.None;

    /// <summary>Hidden words in a line are gone at once; hidden sections may turn out to be the article.</summary>
    private static bool IsQuiet(OpenElement element) => element.IsSilent || (element.IsHidden && !element.IsBlock && element.Section is null);

    private void OpenBlock(OpenElement element, List<OpenElement> around)
    {
        EndBlock();
        if (_silent > 0)
            return;

        // Links and elements of the site's own that hold blocks are sections too.
        var known = around.FindLastIndex(open => open.Section is not null);
        foreach (var wrapper in around.Skip(known + 1))
            Enter(wrapper);
        Enter(element);
        if (around.FindLast(open => open.Tag == "tr") is { } row && element.Tag is not ("td" or "th" or "p" or "div"))
            row.IsFlat = false;
    }

    private void Enter(OpenElement element)
    {
        var names = element.Names;
        var section = new PageSection(Section, element.Tag, element.Class)
        {
            Kind = SurroundingNames.KindOf(names),
            IsHidden = element.IsHidden,
            IsCalledBody = element.IsMarkedAsBody || SurroundingNames.CallItBody(names),
        };
        element.Section = _section = section;
        section.Parent!.Sections.Add(section);
        _sections++;
        if (section.IsCalledBody || section.Tag is "blockquote" or "table" or "pre" or "h1")
            Note(section);
    }

    private static void Note(PageSection section)
    {
        for (var at = section; at is not null; at = at.Parent)
        {
            at.HasBody |= section.IsCalledBody;
            at.HasHeadline |= section.Tag == "h1";
            at.HasQuotation |= section.Tag is "blockquote" or "table" or "pre";
        }
    }

    /// <summary>A box of links to a person or a theme that opens beside a name in a sentence.</summary>
    private static bool IsCard(BlockText.State before, BlockText.State after)
    {
        var length = after.Length - before.Length;
        return before.Length > 0 && length >= ShortestCard && after.Links - before.Links > 1 && after.Linked - before.Linked >= LinkedPartOfCard * length;
    }

    /// <summary>The cells of a row are one line, unless the table lays out a page.</summary>
    private void JoinCells(OpenElement row, PageSection section)
    {
        var cells = _blocks.Skip(row.FirstBlock).ToList();
        if (section.Sections.Count < 2 || cells.Count == 0 || cells.Exists(cell => cell.Length > LongestCell))
            return;
        _blocks.RemoveRange(row.FirstBlock, cells.Count);
        _blocks.Add(PageBlock.Join(section, cells, " | "));
    }

    private LinkTarget TargetOf(string address)
    {
        if (address.Length == 0)
            return LinkTarget.None;
        if (!address.Contains("//", StringComparison.Ordinal))
            return LinkTarget.SameSite;
        _site ??= PageAddress.SiteOf(addressOf()) ?? "";
        var host = PageAddress.SiteOf(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address);
        return host is null || PageAddress.IsSameSite(host, _site) ? LinkTarget.SameSite : LinkTarget.OtherSite;
    }
}
