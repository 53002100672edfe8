namespace NewsBot.Chat.Discord.Protocol;

/// <summary>A call of Discord's REST interface.</summary>
/// <param name="Method">The method.</param>
/// <param name="Route">The path with names for its parts: for logs and limits, because the path itself may hold a token.</param>
/// <param name="Path">The path.</param>
internal sealed record RestCall(HttpMethod Method, string Route, string Path)
{
    /// <summary>The guild, channel or webhook with its token that limits hold for.</summary>
    public string Resource { get; init; } = "";

    /// <summary>JSON, or null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Whether the bot's token goes along; calls on an interaction's own token need none and count to no global limit.</summary>
    public bool NeedsBot { get; init; } = true;

    /// <summary>Whether it may be made again when nobody knows whether it was carried out.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>Whether it may come before Discord has the first answer that it follows, and is then made again.</summary>
    public bool MayBeEarly { get; init; }

    /// <summary>The longest wait for a limit that still makes sense.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The path does not show in a log.</summary>
    public override string ToString() => $"{Method} {Route}";
}

/// <summary>How a call ended.</summary>
internal abstract record RestResult<T>
{
    /// <summary>It was carried out.</summary>
    public sealed record Done(T Value) : RestResult<T>;

    /// <summary>Discord did not want it: its status, its own code (0 where it gave none) and its words.</summary>
    public sealed record Refused(int Status, int Code, string Message) : RestResult<T>;

    /// <summary>It did not come to an end: no connection, no answer, a limit that holds too long.</summary>
    public sealed record Failed(string Reason) : RestResult<T>;
}

/// <summary>Codes that Discord gives with a refusal.</summary>
internal static class DiscordErrors
{
    public const int AlreadyAcknowledged = 40060;
    public const int UnknownWebhook = 10015;
}
