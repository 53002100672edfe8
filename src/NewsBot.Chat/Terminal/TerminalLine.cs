using NewsBot.Commands;

namespace NewsBot.Chat.Terminal;

/// <summary>Reads a typed line: a question, or behind a slash a command with <c>--name value</c> options.</summary>
internal static class TerminalLine
{
    private static readonly Caller Owner = new(Caller.Terminal, Environment.UserName, IsAdmin: true);

    public static CommandRequest Parse(string line)
    {
        line = line.Trim();
        if (!line.StartsWith('/'))
            return new CommandRequest("ask", line, Owner);
        var (name, rest) = CutWord(line[1..]);
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        while (rest.StartsWith("--", StringComparison.Ordinal))
            rest = TakeOption(rest[2..], options);
        return new CommandRequest(name.ToLowerInvariant(), Unquote(rest), Owner) { Options = options };
    }

    private static string TakeOption(string text, Dictionary<string, string> options)
    {
        var (name, rest) = CutWord(text);
        if (name == "explain")
        {
            options[name] = "";
            return rest;
        }

        var end = rest.StartsWith('"') ? rest.IndexOf('"', 1) : -1;
        var (value, after) = end > 0 ? (rest[1..end], rest[(end + 1)..].TrimStart()) : CutWord(rest);
        options[name] = value;
        return after;
    }

    private static (string Word, string After) CutWord(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..end], text[(end + 1)..].TrimStart());
    }

    private static string Unquote(string text) => text.Length > 1 && text[0] == '"' && text.IndexOf('"', 1) == text.Length - 1 ? text[1..^1] : text;
}
