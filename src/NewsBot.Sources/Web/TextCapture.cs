using System.Text;

namespace NewsBot.Sources.Web;

/// <summary>Collects the text of one element on one line, cut where it grows long.</summary>
/// <param name="longest">How many characters are kept.</param>
/// <param name="done">Takes the text when the element ends.</param>
internal sealed class TextCapture(int longest, Action<string> done)
{
    private readonly StringBuilder _text = new();

    public void Add(string text)
    {
        if (_text.Length < longest)
            _text.Append(text.AsSpan(0, Math.Min(text.Length, longest - _text.Length)));
    }

    public void End() => done(_text.ToString());
}
