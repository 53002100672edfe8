using System.Text.Json;

namespace NewsBot.App.CommandLine;

/// <summary>Reads a line of a file of JSON objects, whatever stands there.</summary>
internal static class JsonLine
{
    /// <summary>The value of the line; null where it is no JSON.</summary>
    public static JsonElement? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member that is a string; null where it is none.</summary>
    public static string? TextOf(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException) // an escaped lone surrogate is no text
        {
            return null;
        }
    }
}
