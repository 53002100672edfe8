using System.Text.RegularExpressions;

namespace NewsBot.Chat.Slack;

/// <summary>Slack's markup: writes foreign text so that nothing in it acts, and reads what people type.</summary>
internal static partial class SlackText
{
    /// <summary>The text as it is: no mention and no link can begin in it.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What a person typed, in plain text: links by their address, channels by their name, nobody's name.</summary>
    public static string Plain(string markup) => Unescape(Blanks().Replace(Marked().Replace(markup, PlainOf), " ")).Trim();

    /// <summary>What a person typed, without the mentions of one user.</summary>
    public static string Without(string markup, string userId) => Regex.Replace(markup, $@"<@{Regex.Escape(userId)}(\|[^>]*)?>", " ");

    /// <summary>Whether someone is mentioned.</summary>
    public static bool Mentions(string markup, string userId) =>
        markup.Contains($"<@{userId}>", StringComparison.Ordinal) || markup.Contains($"<@{userId}|", StringComparison.Ordinal);

    /// <summary>Whether anybody is mentioned.</summary>
    public static bool MentionsAnyone(string markup) => markup.Contains("<@", StringComparison.Ordinal) || markup.Contains("<!", StringComparison.Ordinal);

    /// <summary>An address of the web; null where it leads nowhere that readers can go, or is too long for Slack.</summary>
    public static string? AddressOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && url!.Length <= Blocks.LongestAddress ? url : null;

    private static string PlainOf(Match match)
    {
        var (sign, target, label) = (match.Groups["sign"].Value, match.Groups["target"].Value, match.Groups["label"].Value);
        return sign switch
        {
            "#" => label.Length > 0 ? label : " ",
            "@" or "!" => " ",
            _ => target,
        };
    }

    private static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"<(?<sign>[@#!]?)(?<target>[^|<>]*)(\|(?<label>[^<>]*))?>")]
    private static partial Regex Marked();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
