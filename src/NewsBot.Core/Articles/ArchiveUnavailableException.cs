namespace NewsBot.Articles;

/// <summary>The database cannot be used: locked, foreign, newer, on a full disk or in a read-only folder. The message says what to do.</summary>
public sealed class ArchiveUnavailableException : Exception
{
    /// <summary>With a message for the owner.</summary>
    public ArchiveUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for the owner and what was behind it, for the log.</summary>
    public ArchiveUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
