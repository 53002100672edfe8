using System.ComponentModel.DataAnnotations;

namespace NewsBot.Chat.Discord;

/// <summary>The section <c>Discord</c>.</summary>
public sealed class DiscordOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Discord";

    /// <summary>The bot's token. A secret: from the environment or a file.</summary>
    public string? Token { get; set; }

    /// <summary>A file that holds the token.</summary>
    public string? TokenFile { get; set; }

    /// <summary>The application's id.</summary>
    [RegularExpression("[0-9]{1,20}", ErrorMessage = "Discord:ApplicationId must be the number that the developer portal shows under General Information.")]
    public string? ApplicationId { get; set; }

    /// <summary>The application's public key, with which interactions that come over HTTP are signed.</summary>
    [RegularExpression("[0-9A-Fa-f]{64}", ErrorMessage = "Discord:PublicKey must be the 64 hexadecimal digits that the developer portal shows under General Information.")]
    public string? PublicKey { get; set; }

    /// <summary>How interactions come: over the gateway, or over HTTP to <c>/discord/interactions</c>.</summary>
    [AllowedValues("Gateway", "Http", ErrorMessage = "Discord:Mode must be Gateway or Http.")]
    public string Mode { get; set; } = "Gateway";

    /// <summary>Where Discord's REST interface is.</summary>
    [Required]
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10/";

    /// <summary>The one server that the commands are for; without it they are for all.</summary>
    [RegularExpression("[0-9]{1,20}", ErrorMessage = "Discord:GuildId must be the number of a server.")]
    public string? GuildId { get; set; }

    /// <summary>Roles whose members may change what is ingested.</summary>
    public IReadOnlyList<string> AdminRoleIds { get; set; } = [];

    /// <summary>People who may change what is ingested.</summary>
    public IReadOnlyList<string> AdminUserIds { get; set; } = [];

    /// <summary>Servers, beside <see cref="GuildId"/>, whose managers may change what is ingested.</summary>
    public IReadOnlyList<string> AdminGuildIds { get; set; } = [];

    /// <summary>The channel where admins are told what they did not ask for.</summary>
    [RegularExpression("[0-9]{1,20}", ErrorMessage = "Discord:AdminChannelId must be the number of a channel.")]
    public string? AdminChannelId { get; set; }

    /// <summary>Whether interactions come over HTTP.</summary>
    internal bool IsHttp => Mode == "Http";

    /// <summary>The one server that the commands are for; null where they are for all.</summary>
    internal string? OnlyGuild => string.IsNullOrEmpty(GuildId) ? null : GuildId;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Token) && !string.IsNullOrEmpty(TokenFile) && !File.Exists(TokenFile))
            yield return new ValidationResult($"Discord:TokenFile is {TokenFile}, which is not there; name the file that holds the bot's token.");
        else if (string.IsNullOrEmpty(Token))
            yield return new ValidationResult("Discord:Token is missing; it is in the developer portal under Bot. Set Discord__Token in the environment, or Discord:TokenFile to a file that holds it.");
        if (string.IsNullOrEmpty(ApplicationId))
            yield return new ValidationResult("Discord:ApplicationId is missing; the developer portal shows it under General Information.");
        if (IsHttp && string.IsNullOrEmpty(PublicKey))
            yield return new ValidationResult("Discord:PublicKey is missing, and Discord:Mode Http needs it; the developer portal shows it under General Information.");
        if (!IsAllowed(ApiBaseUrl))
            yield return new ValidationResult("Discord:ApiBaseUrl must be an https address that ends in a slash; http is for this machine only.");
    }

    private static bool IsAllowed(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && url.EndsWith('/')
        && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback));
}
