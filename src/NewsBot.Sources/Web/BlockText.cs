using System.Text;

namespace NewsBot.Sources.Web;

/// <summary>What a text is linked to.</summary>
internal enum LinkTarget
{
    None,
    SameSite,
    OtherSite,
}

/// <summary>Collects the text of one block with its white space made single, and counts how much of it is linked.</summary>
internal sealed class BlockText
{
    private const char FirstWideCharacter = '\u2E80';

    private readonly StringBuilder _text = new();
    private State _state;

    /// <summary>The line breaks since the last text.</summary>
    public int Breaks { get; private set; }

    /// <summary>Where the text stands now, for <see cref="Drop"/>.</summary>
    public State Now => _state;

    public void Append(string text, LinkTarget target)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                _state = _state with { Gap = _state.Gap is '\0' ? ' ' : _state.Gap };
            else if (c is not ('\u00AD' or '\u200B' or '\uFEFF' or '\0')) // characters that nobody sees
                Append(c, target);
        }
    }

    /// <summary>Begins a new line.</summary>
    public void Break()
    {
        _state = _state with { Gap = '\n' };
        Breaks++;
    }

    /// <summary>Counts a link that begins here.</summary>
    public void CountLink() => _state = _state with { Links = _state.Links + 1 };

    /// <summary>Takes back what was appended since <paramref name="before"/>.</summary>
    public void Drop(State before)
    {
        _text.Length = before.Length;
        _state = before with { Gap = ' ' };
    }

    /// <summary>The block that stands in <paramref name="section"/>, and begins the next one; null where there is no text.</summary>
    public PageBlock? Take(PageSection section)
    {
        var (text, state) = (_text.ToString(), _state);
        _text.Clear();
        _state = default;
        Breaks = 0;
        return text.Length == 0 ? null : new PageBlock(section, text)
        {
            Length = text.Length + state.Wide,
            LinkShare = (double)state.Linked / text.Length,
            InnerLinkShare = (double)state.InnerLinked / text.Length,
        };
    }

    private void Append(char c, LinkTarget target)
    {
        var added = 1;
        if (_state.Gap is not '\0' && _text.Length > 0)
        {
            _text.Append(_state.Gap);
            added = 2;
        }

        _text.Append(c);
        Breaks = 0;
        _state = new State(
            _text.Length,
            _state.Linked + (target == LinkTarget.None ? 0 : added),
            _state.InnerLinked + (target == LinkTarget.SameSite ? added : 0),
            _state.Wide + (c >= FirstWideCharacter && !char.IsSurrogate(c) ? 1 : 0),
            _state.Links,
            '\0');
    }

    /// <summary>How far a text has come.</summary>
    /// <param name="Length">Its units.</param>
    /// <param name="Linked">The units that are linked.</param>
    /// <param name="InnerLinked">The units that are linked to the same site.</param>
    /// <param name="Wide">The characters that count twice.</param>
    /// <param name="Links">The links in it.</param>
    /// <param name="Gap">The white space that follows; NUL for none.</param>
    internal readonly record struct State(int Length, int Linked, int InnerLinked, int Wide, int Links, char Gap);
}
