namespace NewsBot.Commands;

/// <summary>What someone wants, in no platform's words.</summary>
/// <param name="Command">The command's name in lower case, such as <c>ask</c>.</param>
/// <param name="Text">What follows the name: the question, the address.</param>
/// <param name="Caller">Who wants it.</param>
public sealed record CommandRequest(string Command, string Text, Caller Caller)
{
    /// <summary>The option that names the file that <see cref="Text"/> was read from.</summary>
    public const string File = "file";

    /// <summary>Named options, such as <c>source</c>, <c>since</c>, <c>until</c>, <c>as-of</c>, <c>limit</c>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The question that the talk is about in which this one is asked; null where it stands by itself.</summary>
    public string? Subject { get; init; }

    /// <summary>Where the end of long work is told; null where the caller waits for it.</summary>
    public IFollowUp? FollowUp { get; init; }

    /// <summary>Whom to tell how far long work is, in a few words; null for nobody.</summary>
    public IProgress<string>? Progress { get; init; }
}

/// <summary>Who gave a command, as the platform vouches for it.</summary>
/// <param name="Platform"><c>terminal</c>, <c>discord</c>, <c>slack</c>.</param>
/// <param name="UserId">The platform's id of the user.</param>
/// <param name="IsAdmin">Whether the adapter found them allowed to change what is ingested.</param>
public sealed record Caller(string Platform, string UserId, bool IsAdmin)
{
    /// <summary>The platform of the one who sits at the machine itself.</summary>
    public const string Terminal = "terminal";

    /// <summary>The channel, or null.</summary>
    public string? Place { get; init; }

    /// <summary>IANA time zone, where the platform tells it.</summary>
    public string? TimeZone { get; init; }

    /// <summary>BCP 47 tag of the asker's language, where the platform tells it.</summary>
    public string? Locale { get; init; }
}
