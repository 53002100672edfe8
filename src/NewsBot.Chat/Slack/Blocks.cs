using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Chat.Slack;

/// <summary>Makes the blocks of messages. Foreign text stands in rich text and plain text, where nothing is markup.</summary>
internal static class Blocks
{
    public const int LongestText = 2_900;
    public const int LongestAddress = 3_000;
    public const int LongestLabel = 75;
    public const int MostButtons = 25;

    /// <summary>Slack takes about 13,200 characters of blocks.</summary>
    public const int MostCharacters = 12_000;

    private static readonly JsonSerializerOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject RichText(params IEnumerable<JsonObject> parts) => new() { ["type"] = "rich_text", ["elements"] = new JsonArray([.. parts]) };

    public static JsonObject Section(params IEnumerable<JsonObject> runs) => new() { ["type"] = "rich_text_section", ["elements"] = new JsonArray([.. runs]) };

    public static JsonObject Quote(params IEnumerable<JsonObject> runs) => new() { ["type"] = "rich_text_quote", ["elements"] = new JsonArray([.. runs]) };

    public static JsonObject Preformatted(string text) => new() { ["type"] = "rich_text_preformatted", ["elements"] = new JsonArray(Run(text)) };

    /// <summary>Text as it is; Slack takes none that is empty.</summary>
    public static JsonObject Run(string text) => new() { ["type"] = "text", ["text"] = text.Length == 0 ? " " : text };

    public static JsonObject Bold(string text)
    {
        var run = Run(text);
        run["style"] = new JsonObject { ["bold"] = true };
        return run;
    }

    /// <summary>Text that leads to an address; the text alone where the address is none of the web.</summary>
    public static JsonObject Link(string text, string? url) => SlackText.AddressOf(url) is { } address
        ? new JsonObject { ["type"] = "link", ["url"] = address, ["text"] = text.Length == 0 ? address : text }
        : Run(text);

    /// <summary>A small line.</summary>
    public static JsonObject Context(string text) =>
        new() { ["type"] = "context", ["elements"] = new JsonArray(PlainText(TextCut.To(text, LongestText))) };

    public static JsonObject Button(string label, string action, string value) => new()
    {
        ["type"] = "button",
        ["text"] = PlainText(TextCut.To(label, LongestLabel)),
        ["action_id"] = action,
        ["value"] = value,
    };

    public static JsonObject Actions(IEnumerable<JsonObject> buttons) => new() { ["type"] = "actions", ["elements"] = new JsonArray([.. buttons.Take(MostButtons)]) };

    public static string ToText(JsonNode blocks) => blocks.ToJsonString(AsTheyAre);

    /// <summary>How many characters Slack counts.</summary>
    public static int SizeOf(JsonNode block) => ToText(block).Length;

    private static JsonObject PlainText(string text) => new() { ["type"] = "plain_text", ["text"] = text.Length == 0 ? " " : text, ["emoji"] = false };
}
