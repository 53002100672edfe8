using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Tests.Support.Discord;

/// <summary>What Discord's documentation asks for and its description does not say.</summary>
internal static class Rules
{
    public static IEnumerable<string> ProblemsOf(string request, HttpRequest http, JsonNode? body)
    {
        if (!http.Headers.UserAgent.ToString().StartsWith("DiscordBot (", StringComparison.Ordinal))
            yield return $"{request}: the User-Agent '{http.Headers.UserAgent}' is not that of a bot";
        if (body is not null && http.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            yield return $"{request}: the content type is '{http.ContentType}'";
        if (request.Contains("_token}", StringComparison.Ordinal) && http.Headers.Authorization.Count > 0)
            yield return $"{request}: the bot's token goes along where it is not needed";
        if (body is JsonArray commands)
        {
            foreach (var problem in commands.OfType<JsonObject>().SelectMany(ProblemsOfCommand))
                yield return $"{request}: {problem}";
            if (request.Contains("guild_id", StringComparison.Ordinal) && commands.Any(command => command!["contexts"] is not null || command["integration_types"] is not null))
                yield return $"{request}: only commands for all servers may say where they are";
        }

        if (body is not JsonObject answer)
            yield break;
        var message = IsMessage(request) ? answer : answer["type"]?.GetValue<int>() is 4 or 7 ? answer["data"]!.AsObject() : null;
        foreach (var problem in message is null ? [] : ProblemsOfMessage(message))
            yield return $"{request}: {problem}";
        if (answer["type"]?.GetValue<int>() == 5 && answer["data"]?["flags"]?.GetValue<int>() is not (null or 0 or 64))
            yield return $"{request}: a deferral may have no flag but that for one person";
    }

    /// <summary>What is wrong with the kind of a first answer.</summary>
    public static IEnumerable<string> ProblemsOfAnswer(int interaction, JsonObject answer)
    {
        var type = answer["type"]!.GetValue<int>();
        if (type == 8 != (interaction == 4) || (type is 6 or 7 && interaction != 3))
            yield return $"an interaction of type {interaction} was answered with type {type}";
    }

    private static bool IsMessage(string request) => request.StartsWith("patch /webhooks/", StringComparison.Ordinal)
        || request.StartsWith("post /webhooks/", StringComparison.Ordinal) || request.StartsWith("post /channels/", StringComparison.Ordinal);

    private static IEnumerable<string> ProblemsOfMessage(JsonObject message)
    {
        if (message["allowed_mentions"]?.ToJsonString() != """{"parse":[]}""")
            yield return "mentions are not off";
        var content = message["content"]?.GetValue<string>() ?? "";
        if (content.Length is 0 or > 2_000)
            yield return $"the content has {content.Length} characters";
        if (((message["flags"]?.GetValue<int>() ?? 0) & 4) == 0)
            yield return "previews of links are not off";
        var buttons = (message["components"]?.AsArray() ?? []).SelectMany(row => row!["components"]!.AsArray()).ToList();
        if (buttons.Select(button => button!["custom_id"]!.GetValue<string>()).Distinct().Count() != buttons.Count)
            yield return "two buttons have one id";
        if ((message["components"]?.AsArray() ?? []).Any(row => row!["components"]!.AsArray().Count is 0 or > 5) || message["components"]?.AsArray().Count > 5)
            yield return "a row has no or too many buttons, or there are too many rows";
    }

    private static IEnumerable<string> ProblemsOfCommand(JsonObject command)
    {
        var isOnMessage = command["type"]?.GetValue<int>() == 3;
        var name = command["name"]!.GetValue<string>();
        if (!isOnMessage && name.Any(char.IsUpper))
            yield return $"the name {name} is not in lower case";
        if (!isOnMessage && string.IsNullOrEmpty(command["description"]?.GetValue<string>()))
            yield return $"{name} has no description";
        if (isOnMessage && !string.IsNullOrEmpty(command["description"]?.GetValue<string>()))
            yield return $"{name} has a description";
        var options = (command["options"]?.AsArray() ?? []).Select(o => o!["required"]?.GetValue<bool>() ?? false).ToList();
        if (!options.SequenceEqual(options.OrderDescending()))
            yield return $"{name} has an option that is required behind one that is not";
        if (command["default_member_permissions"] is JsonValue permissions && permissions.GetValueKind() != System.Text.Json.JsonValueKind.String)
            yield return $"the permissions of {name} are no string";
        if (SizeOf(command) > 8_000)
            yield return $"{name} is too large";
    }

    private static int SizeOf(JsonNode? node) => node switch
    {
        JsonObject value => value.Sum(pair => pair.Key is "name" or "description" or "value" ? pair.Value!.ToString().Length : pair.Key is "options" or "choices" ? SizeOf(pair.Value) : 0),
        JsonArray array => array.Sum(SizeOf),
        _ => 0,
    };
}
