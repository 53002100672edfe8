namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Where the gateway is and how it wants to be connected to.</summary>
internal sealed record GatewayBot(string Url, int Shards, SessionStartLimit SessionStartLimit);

/// <summary>How many sessions may be begun.</summary>
internal sealed record SessionStartLimit(int Total, int Remaining, double ResetAfter, int MaxConcurrency);

/// <summary>The application that a token belongs to.</summary>
internal sealed record ApplicationInfo(string Id, string Name, string VerifyKey, string? InteractionsEndpointUrl);
