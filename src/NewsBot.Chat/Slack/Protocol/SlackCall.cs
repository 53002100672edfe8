using System.Text.Json;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>A call of the Web API.</summary>
/// <param name="Method">Such as <c>chat.postMessage</c>.</param>
/// <param name="Arguments">Text, or JSON as text, by name; those that are null are left out.</param>
internal sealed record SlackCall(string Method, params (string Name, string? Value)[] Arguments)
{
    /// <summary>The channel that its limits hold for; empty where they hold for the whole workspace.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Whether it goes with the app's token in place of the bot's.</summary>
    public bool IsOfApp { get; init; }

    /// <summary>Whether it may be made again when nobody knows whether it was carried out.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>How far apart such calls are.</summary>
    public TimeSpan Spacing { get; init; }

    /// <summary>What limits hold for.</summary>
    public string LimitKey => $"{Method} {Channel}";

    /// <summary>No argument shows in a log.</summary>
    public override string ToString() => Method;
}

/// <summary>How a call ended.</summary>
internal abstract record SlackResult
{
    /// <summary>It was carried out.</summary>
    public sealed record Done(JsonElement Answer) : SlackResult
    {
        /// <summary>What the token may do, where Slack tells it.</summary>
        public IReadOnlyList<string> Scopes { get; init; } = [];
    }

    /// <summary>Slack did not want it: its word for why, and the scope that was missing.</summary>
    public sealed record Refused(string Error, string? Needed = null) : SlackResult;

    /// <summary>It did not come to an end, and may have been carried out.</summary>
    public sealed record Lost(string Reason) : SlackResult;
}

/// <summary>Slack's words for why a call is refused.</summary>
internal static class SlackErrors
{
    /// <summary>Whether no call with this token can succeed until the owner changes something.</summary>
    public static bool AreFinal(string error) => error is "not_authed" or "invalid_auth" or "account_inactive" or "user_removed_from_team" or "team_disabled"
        or "token_revoked" or "token_expired" or "not_allowed_token_type" or "missing_scope" or "org_login_required" or "ekm_access_denied";

    /// <summary>Whether Slack itself failed, so that nobody knows what became of the call.</summary>
    public static bool IsFailure(string error) => error is "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout";
}
