using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsBot.Sources.Files;

/// <summary>What a Markdown file says about itself, in YAML between two lines of dashes at its top.</summary>
/// <param name="Values">The values by the lower-cased name; a single value is a list of one.</param>
/// <param name="Length">How much of the file it takes.</param>
internal sealed record FrontMatter(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, int Length)
{
    private static readonly FrontMatter None = new(new Dictionary<string, IReadOnlyList<string>>(), 0);

    /// <summary>Reads the front matter of a file; an empty one where there is none; null, and a sentence that says why, where it is broken.</summary>
    public static FrontMatter? Read(string text, out string? problem)
    {
        problem = null;
        if (Cut(text) is not { } cut)
            return None;
        var yaml = new Parser(new StringReader(text[cut.Start..cut.End]));
        try
        {
            // The events are walked flat: a tree of hostile depth would end the process, and aliases would multiply it.
            var values = ReadMapping(yaml);
            return values is null ? None : new FrontMatter(values, cut.Length);
        }
        catch (Exception ex) when (IsAboutYaml(ex))
        {
            // The first line is the dashes.
            var line = (ex is YamlException told ? told.Start.Line : yaml.Current?.End.Line ?? 1) + 1;
            problem = $"The front matter is not YAML (line {line}): {ex.Message}";
            return null;
        }
    }

    /// <summary>The first value that one of the names has, or null.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (All(name) is [var first, ..])
                return first;
        }

        return null;
    }

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> All(string name) => Values.TryGetValue(name, out var values) ? values : [];

    // The parser has its own exception and, for odd input, lets others out.
    private static bool IsAboutYaml(Exception ex) => ex is YamlException or InvalidOperationException or ArgumentException or EndOfStreamException
        or FormatException or OverflowException or IndexOutOfRangeException;

    private static (int Start, int End, int Length)? Cut(string text)
    {
        var at = NextLine(text, 0, out var line);
        if (line.TrimEnd() is not "---")
            return null;
        var start = at;
        while (at < text.Length)
        {
            var end = at;
            at = NextLine(text, at, out line);
            if (line.TrimEnd() is "---" or "...")
                return (start, end, at);
        }

        return null; // a rule at the top, and no second one
    }

    private static int NextLine(string text, int from, out ReadOnlySpan<char> line)
    {
        var end = text.IndexOf('\n', from);
        line = text.AsSpan(from, (end < 0 ? text.Length : end) - from);
        return end < 0 ? text.Length : end + 1;
    }

    private static Dictionary<string, IReadOnlyList<string>>? ReadMapping(Parser yaml)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        yaml.Consume<StreamStart>();
        if (!yaml.TryConsume<DocumentStart>(out _))
            return values;
        if (!yaml.TryConsume<MappingStart>(out _))
            return null; // text between two rules
        while (!yaml.TryConsume<MappingEnd>(out _))
        {
            if (yaml.TryConsume<Scalar>(out var name))
                values[name.Value.Trim().ToLowerInvariant()] = ReadValues(yaml);
            else
                yaml.SkipThisAndNestedEvents();
        }

        return values;
    }

    private static List<string> ReadValues(Parser yaml)
    {
        var values = new List<string>();
        if (!yaml.TryConsume<SequenceStart>(out _))
        {
            ReadValue(yaml, values);
            return values;
        }

        while (!yaml.TryConsume<SequenceEnd>(out _))
            ReadValue(yaml, values);
        return values;
    }

    private static void ReadValue(Parser yaml, List<string> values)
    {
        if (!yaml.TryConsume<Scalar>(out var scalar))
            yaml.SkipThisAndNestedEvents();
        else if (!IsNull(scalar))
            values.Add(scalar.Value.Trim());
    }

    private static bool IsNull(Scalar scalar) =>
        string.IsNullOrWhiteSpace(scalar.Value) || (scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" or "Null" or "NULL");
}
