using System.Text.RegularExpressions;

namespace NewsBot.Chat.Slack;

/// <summary>A command as people write it to the bot. What reads like one and is none is a question: "sources say who resigned".</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Text">What follows it.</param>
internal sealed partial record SpokenCommand(string Command, string Text)
{
    public const string Ask = "ask";

    public static SpokenCommand Read(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
            return new SpokenCommand(Ask, text.Trim());
        var command = string.Join(' ', match.Groups["command"].Value.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new SpokenCommand(command, match.Groups["text"].Value.Trim());
    }

    [GeneratedRegex(
        @"^\s*(?:
            (?<command>ask)\s+(?<text>.+) |
            (?<command>headlines|sources|status|help|feeds\s+list|feeds\s+export) |
            (?<command>ingest)\s+(?<text>https?://\S+|\S+\.\S+) |
            (?<command>ingest|import|feeds|feeds\s+(?:add|remove|check|pause|resume|import)|articles\s+remove) |
            (?<command>feeds\s+(?:add|remove|check|pause|resume)|articles\s+remove|show)\s+(?<text>\S+)
        )\s*$",
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Form();
}
