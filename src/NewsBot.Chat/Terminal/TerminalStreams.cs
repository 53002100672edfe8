namespace NewsBot.Chat.Terminal;

/// <summary>What the terminal chat reads and writes.</summary>
/// <param name="In">Where the lines come from.</param>
/// <param name="Out">Where replies go.</param>
/// <param name="IsInteractive">Whether someone types the lines and sees the replies, so that a prompt makes sense.</param>
public sealed record TerminalStreams(TextReader In, TextWriter Out, bool IsInteractive)
{
    /// <summary>The standard streams.</summary>
    public static TerminalStreams OfConsole() =>
        new(Console.In, Console.Out, !Console.IsInputRedirected && !Console.IsOutputRedirected);
}
