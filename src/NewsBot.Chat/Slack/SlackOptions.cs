using System.ComponentModel.DataAnnotations;

namespace NewsBot.Chat.Slack;

/// <summary>The section <c>Slack</c>.</summary>
public sealed class SlackOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Slack";

    /// <summary>The bot's token, <c>xoxb-…</c>. A secret: from the environment or a file.</summary>
    public string? BotToken { get; set; }

    /// <summary>A file that holds the bot's token.</summary>
    public string? BotTokenFile { get; set; }

    /// <summary>The app's token, <c>xapp-…</c>, with which sockets are opened. A secret: from the environment or a file.</summary>
    public string? AppToken { get; set; }

    /// <summary>A file that holds the app's token.</summary>
    public string? AppTokenFile { get; set; }

    /// <summary>What requests that come over HTTP are signed with. A secret: from the environment or a file.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>A file that holds the signing secret.</summary>
    public string? SigningSecretFile { get; set; }

    /// <summary>How events come: over a socket, or over HTTP to <c>/slack/events</c> and its neighbours.</summary>
    [AllowedValues("Socket", "Http", ErrorMessage = "Slack:Mode must be Socket or Http.")]
    public string Mode { get; set; } = "Socket";

    /// <summary>Where Slack's Web API is.</summary>
    [Required]
    public string ApiBaseUrl { get; set; } = "https://slack.com/api/";

    /// <summary>People who may change what is ingested, beside the admins of the workspace.</summary>
    public IReadOnlyList<string> AdminUserIds { get; set; } = [];

    /// <summary>The channel where admins are told what they did not ask for.</summary>
    [RegularExpression("[A-Z0-9]{1,30}", ErrorMessage = "Slack:AdminChannelId must be the id of a channel, such as C024BE91L; Slack shows it at the end of the channel's details.")]
    public string? AdminChannelId { get; set; }

    /// <summary>Whether events come over HTTP.</summary>
    internal bool IsHttp => Mode == "Http";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!StartsWith(BotToken, "xoxb-"))
            yield return new ValidationResult("Slack:BotToken must be the token that begins with xoxb-; it is at api.slack.com/apps under OAuth & Permissions. Set Slack__BotToken in the environment, or Slack:BotTokenFile to a file that holds it.");
        if (!IsHttp && !StartsWith(AppToken, "xapp-"))
            yield return new ValidationResult("Slack:AppToken must be the token that begins with xapp-, and Slack:Mode Socket needs it; make it with the scope connections:write at api.slack.com/apps under Basic Information. Set Slack__AppToken in the environment, or Slack:AppTokenFile.");
        if (IsHttp && string.IsNullOrEmpty(SigningSecret))
            yield return new ValidationResult("Slack:SigningSecret is missing, and Slack:Mode Http needs it; it is at api.slack.com/apps under Basic Information. Set Slack__SigningSecret in the environment, or Slack:SigningSecretFile.");
        if (!IsAllowed(ApiBaseUrl))
            yield return new ValidationResult("Slack:ApiBaseUrl must be an https address that ends in a slash; http is for this machine only.");
    }

    private static bool StartsWith(string? token, string beginning) => token?.StartsWith(beginning, StringComparison.Ordinal) == true;

    private static bool IsAllowed(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && url.EndsWith('/')
        && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback));
}
