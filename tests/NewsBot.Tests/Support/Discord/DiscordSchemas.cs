using System.Text.Json.Nodes;
using NJsonSchema;

namespace NewsBot.Tests.Support.Discord;

/// <summary>Checks bodies against Discord's own description of its REST interface, which is kept beside the repository.</summary>
internal sealed class DiscordSchemas
{
    private static Task<DiscordSchemas>? _shared;

    private readonly JsonSchema _all;
    private readonly JsonObject _paths;

    private DiscordSchemas(JsonSchema all, JsonObject paths) => (_all, _paths) = (all, paths);

    /// <summary>The description; the test is skipped where it is not.</summary>
    public static Task<DiscordSchemas> LoadOrSkipAsync()
    {
        var file = SharedFolder.FileOrSkip("protocols/discord-openapi.json");
        return _shared ??= LoadAsync(file);
    }

    /// <summary>What is wrong with a request; nothing where all is well.</summary>
    /// <param name="method">Such as <c>post</c>.</param>
    /// <param name="route">The path as the description names it.</param>
    /// <param name="body">The body, or null.</param>
    public IEnumerable<string> ProblemsOf(string method, string route, JsonNode? body)
    {
        if (_paths[route]?[method] is not { } operation)
            return [$"{method} {route} is not known"];
        if (operation["requestBody"] is not { } expected)
            return body is null ? [] : [$"{method} {route} takes no body"];
        if (body is null)
            return [$"{method} {route} needs a body"];
        return _all.Definitions[Key(method, route)].Validate(WithNumbers(body, method, route)).Select(error => $"{method} {route}: {error} in {body.ToJsonString()}");
    }

    /// <summary>The description has an integer where the documentation has a string of digits, which every library sends.</summary>
    private static string WithNumbers(JsonNode body, string method, string route)
    {
        var copy = body.DeepClone();
        if (method == "put" && route.EndsWith("/commands", StringComparison.Ordinal))
        {
            foreach (var command in copy.AsArray().OfType<JsonObject>().Where(c => c["default_member_permissions"] is not null))
                command["default_member_permissions"] = long.Parse(command["default_member_permissions"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        }

        return copy.ToJsonString();
    }

    private static async Task<DiscordSchemas> LoadAsync(string file)
    {
        // OpenAPI 3.1 is read as a JSON schema once its schemas stand where such a one has them.
        var text = (await File.ReadAllTextAsync(file)).Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        var root = JsonNode.Parse(text)!.AsObject();
        var definitions = root["components"]!["schemas"]!.DeepClone().AsObject();
        var paths = root["paths"]!.AsObject();
        foreach (var (route, operations) in paths)
        {
            foreach (var (method, operation) in operations!.AsObject().Where(o => o.Key != "parameters"))
            {
                if (operation!["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema)
                    definitions[Key(method, route)] = schema.DeepClone();
            }
        }

        WriteConstants(definitions);
        return new DiscordSchemas(await JsonSchema.FromJsonAsync(new JsonObject { ["definitions"] = definitions }.ToJsonString()), paths);
    }

    private static string Key(string method, string route) => $"{method} {route}".Replace('/', '|');

    /// <summary><c>const: x</c> as <c>enum: [x]</c>.</summary>
    private static void WriteConstants(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                WriteConstants(item);
        }
        else if (node is JsonObject value)
        {
            if (value["const"] is JsonValue constant)
            {
                value["enum"] = new JsonArray(constant.DeepClone());
                value.Remove("const");
            }

            foreach (var (_, inner) in value)
                WriteConstants(inner);
        }
    }
}
