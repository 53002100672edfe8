namespace NewsBot.Chat.Discord;

/// <summary>A name or a description in the languages of the bot.</summary>
internal sealed record Words(string English, string German, string French, string Spanish)
{
    /// <summary>By Discord's names of the languages.</summary>
    public IReadOnlyDictionary<string, string> Others => new Dictionary<string, string>
    {
        ["de"] = German,
        ["fr"] = French,
        ["es-ES"] = Spanish,
        ["es-419"] = Spanish,
    };
}
