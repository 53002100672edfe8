using Spectre.Console;

namespace NewsBot.Chat.Terminal;

/// <summary>What a terminal can show.</summary>
/// <param name="Width">Columns.</param>
/// <param name="HasStyles">Whether bold, dim and colour are shown.</param>
/// <param name="HasLinks">Whether text can carry an address (OSC 8).</param>
public sealed record TerminalFeatures(int Width, bool HasStyles, bool HasLinks)
{
    private const int Narrowest = 20;
    private const int Readable = 100;

    /// <summary>A file or a pipe: 80 columns of plain text.</summary>
    public static TerminalFeatures Plain { get; } = new(80, false, false);

    /// <summary>What the standard output can show.</summary>
    public static TerminalFeatures Detect()
    {
        if (Console.IsOutputRedirected)
            return Plain;
        var profile = AnsiConsole.Console.Profile;
        // Longer lines than this tire the eye, however wide the window.
        var width = Math.Clamp(profile.Width, Narrowest, Readable);
        var hasStyles = profile.Capabilities.Ansi && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new TerminalFeatures(width, hasStyles, hasStyles && profile.Capabilities.Links);
    }
}
