namespace NewsBot.App.CommandLine;

/// <summary>Tells whether the program was started with a standard input.</summary>
internal static class StandardInput
{
    private const string Descriptors = "/proc/self/fdinfo";
    private const string FlagsLabel = "flags:";
    private const long CloseOnExec = 0x80000;

    /// <summary>
    /// Whether descriptor 0 is one that the program was started with. Where that was closed, as by <c>newsbot run &lt;&amp;-</c>, the runtime
    /// gives the number to a pipe of its own, on which a read would wait for ever. A descriptor that came through the start cannot
    /// be marked to be closed by it; the runtime's own are.
    /// </summary>
    public static bool IsGiven()
    {
        if (!Directory.Exists(Descriptors))
            return true; // a system that cannot be asked
        try
        {
            var flags = File.ReadLines(Path.Combine(Descriptors, "0")).FirstOrDefault(line => line.StartsWith(FlagsLabel, StringComparison.Ordinal));
            return flags is not null && (Convert.ToInt64(flags[FlagsLabel.Length..].Trim(), 8) & CloseOnExec) == 0;
        }
        catch (IOException) // nothing has the number
        {
            return false;
        }
    }
}
