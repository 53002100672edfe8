namespace NewsBot.Tests.Support.Slack;

/// <summary>What goes wrong with a call.</summary>
internal abstract record ApiFault
{
    /// <summary>Too many.</summary>
    public sealed record RateLimited(int RetryAfter) : ApiFault;

    /// <summary>An answer with that status, and nothing is carried out.</summary>
    public sealed record Status(int Code) : ApiFault;

    /// <summary>Refused with that word.</summary>
    public sealed record Error(string Word) : ApiFault;

    /// <summary>The connection breaks, before or after it was carried out.</summary>
    public sealed record Lost(bool IsCarriedOut) : ApiFault;

    /// <summary>It is carried out when <paramref name="Until"/> has ended.</summary>
    public sealed record Held(Task Until) : ApiFault;
}
