using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Tests.Support.Slack;

/// <summary>What Slack's documentation says of messages and their blocks.</summary>
internal static class BlockKit
{
    private const int MostCharacters = 13_200;

    private static readonly JsonSerializerOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is wrong with a message, beside what is wrong with its blocks what this bot never means to write.</summary>
    public static IEnumerable<string> ProblemsOfMessage(JsonObject message)
    {
        var text = message["text"]?.GetValue<string>() ?? "";
        if (text.Length is 0 or > 4_000)
            yield return $"the text has {text.Length} characters";
        if (text.Contains('<', StringComparison.Ordinal) || text.Contains('>', StringComparison.Ordinal))
            yield return $"the text holds markup: {text}";
        if (message["blocks"] is JsonArray blocks)
        {
            foreach (var problem in ProblemsOf(blocks, most: 50))
                yield return problem;
        }
    }

    /// <summary>What is wrong with blocks.</summary>
    public static IEnumerable<string> ProblemsOf(JsonArray blocks, int most)
    {
        if (blocks.Count > most)
            yield return $"{blocks.Count} blocks";
        if (blocks.ToJsonString(AsTheyAre).Length > MostCharacters)
            yield return "msg_blocks_too_long";
        var actions = blocks.Where(b => Type(b) == "actions").SelectMany(b => b!["elements"]!.AsArray()).Select(e => Text(e, "action_id")).ToList();
        if (actions.Distinct().Count() != actions.Count)
            yield return "two elements have one action_id";
        foreach (var problem in blocks.SelectMany(ProblemsOf))
            yield return problem;
    }

    private static IEnumerable<string> ProblemsOf(JsonNode? block) => Type(block) switch
    {
        "section" => Bounds("section text", Text(block!["text"], "text"), 3_000),
        "header" => Bounds("header", Text(block!["text"], "text"), 150),
        "context" => Elements(block!, 10).Concat(block!["elements"]!.AsArray().SelectMany(e => Type(e) is "plain_text" or "mrkdwn" ? Bounds("context", Text(e, "text"), 3_000) : [$"context of {Type(e)}"])),
        "actions" => Elements(block!, 25).Concat(block!["elements"]!.AsArray().SelectMany(ProblemsOfButton)),
        "divider" => [],
        "rich_text" => block!["elements"]!.AsArray().SelectMany(ProblemsOfRichText),
        var other => [$"a block of type {other}"],
    };

    private static IEnumerable<string> ProblemsOfButton(JsonNode? button)
    {
        if (Type(button) != "button" || Type(button!["text"]) != "plain_text")
            return ["an action that is no button"];
        return [.. Bounds("button text", Text(button["text"], "text"), 75), .. Bounds("action_id", Text(button, "action_id"), 255), .. Bounds("value", Text(button, "value"), 2_000)];
    }

    private static IEnumerable<string> ProblemsOfRichText(JsonNode? part)
    {
        if (Type(part) is not ("rich_text_section" or "rich_text_quote" or "rich_text_preformatted"))
            return [$"rich text of {Type(part)}"];
        if (part!["elements"]!.AsArray().Count == 0)
            return [$"an empty {Type(part)}"];
        return part["elements"]!.AsArray().SelectMany(run => Type(run) switch
        {
            "text" => Bounds("rich text", Text(run, "text"), 3_000).Concat(ProblemsOfStyle(run!["style"])),
            "link" => Bounds("link", Text(run, "url"), 3_000).Concat(Uri.TryCreate(Text(run, "url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? [] : ["a link to nowhere"]),
            var other => [$"a run of {other}, which may mention someone"],
        });
    }

    private static IEnumerable<string> ProblemsOfStyle(JsonNode? style) =>
        style is null || style.AsObject().All(s => s.Key is "bold" or "italic" or "strike" or "code") ? [] : ["a style that is none"];

    private static IEnumerable<string> Elements(JsonNode block, int most) =>
        block["elements"]!.AsArray().Count is var count && count >= 1 && count <= most ? [] : [$"{Type(block)} with {count} elements"];

    private static IEnumerable<string> Bounds(string what, string? text, int most) => text?.Length is > 0 and var length && length <= most ? [] : [$"{what} of {text?.Length} characters"];

    private static string? Type(JsonNode? node) => Text(node, "type");

    private static string? Text(JsonNode? node, string name) => node?[name]?.GetValue<string>();
}
