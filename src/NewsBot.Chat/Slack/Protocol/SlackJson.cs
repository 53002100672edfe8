using System.Text.Json;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>Reads what Slack sends, of which any part may be missing.</summary>
internal static class SlackJson
{
    /// <summary>The text of that name; null where there is none.</summary>
    /// <exception cref="FormatException">It is no Unicode.</exception>
    public static string? TextOf(this JsonElement json, string name)
    {
        try
        {
            return json.At(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException ex) // half of a surrogate pair
        {
            throw new FormatException($"{name} is no Unicode", ex);
        }
    }

    /// <summary>The text of that name, without which the whole cannot be read.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static string Needed(this JsonElement json, string name) => json.TextOf(name) ?? throw new FormatException($"there is no {name}");

    /// <summary>Whether that is said to be so.</summary>
    public static bool Says(this JsonElement json, string name) => json.At(name).ValueKind == JsonValueKind.True;

    /// <summary>What stands at a path; undefined where nothing does.</summary>
    public static JsonElement At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return default;
        }

        return json;
    }

    /// <summary>The items of an array; none of anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [];
}
