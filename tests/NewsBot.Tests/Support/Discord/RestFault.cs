namespace NewsBot.Tests.Support.Discord;

/// <summary>What goes wrong with a request.</summary>
internal abstract record RestFault
{
    /// <summary>Too many, says Discord, or what is in front of it, in HTML.</summary>
    public sealed record RateLimited(double RetryAfter, string Scope = "user", bool IsHtml = false) : RestFault;

    /// <summary>An answer with that status, and nothing is carried out.</summary>
    public sealed record Status(int Code) : RestFault;

    /// <summary>The connection breaks, before or after it was carried out.</summary>
    public sealed record Reset(bool IsCarriedOut) : RestFault;

    /// <summary>It is carried out when <paramref name="Until"/> has ended.</summary>
    public sealed record Held(Task Until) : RestFault;
}
