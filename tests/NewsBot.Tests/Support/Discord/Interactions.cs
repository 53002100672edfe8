using System.Text.Json.Nodes;

namespace NewsBot.Tests.Support.Discord;

/// <summary>What people do, as Discord tells it.</summary>
internal static class Interactions
{
    public const string Guild = "41771983423143937";
    public const string Channel = "41771983423143938";

    public static JsonObject Ask(string question, params (string Name, JsonNode Value)[] options) => Command(
        "ask", [Option("question", question), .. options.Select(option => Option(option.Name, option.Value))]);

    public static JsonObject Command(string name, params JsonObject[] options) => Of(2, With(options, new JsonObject
    {
        ["id"] = "9",
        ["name"] = name,
        ["type"] = 1,
    }));

    public static JsonObject Button(string customId, int messageFlags = 0)
    {
        var content = Of(3, new JsonObject { ["component_type"] = 2, ["custom_id"] = customId });
        content["message"] = new JsonObject { ["id"] = "8", ["content"] = "…", ["flags"] = messageFlags };
        return content;
    }

    public static JsonObject Autocomplete(string command, string option, string typed)
    {
        var focused = Option(option, typed);
        focused["focused"] = true;
        return Of(4, new JsonObject { ["id"] = "9", ["name"] = command, ["type"] = 1, ["options"] = new JsonArray(focused) });
    }

    public static JsonObject OnMessage(string name, string content) => Of(2, new JsonObject
    {
        ["id"] = "9",
        ["name"] = name,
        ["type"] = 3,
        ["target_id"] = "8",
        ["resolved"] = new JsonObject { ["messages"] = new JsonObject { ["8"] = new JsonObject { ["id"] = "8", ["content"] = content } } },
    });

    public static JsonObject Option(string name, JsonNode value) => new()
    {
        ["name"] = name,
        ["type"] = value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? 5 : 3,
        ["value"] = value,
    };

    public static JsonObject Part(string name, bool isGroup, params JsonObject[] options) => With(options, new JsonObject
    {
        ["name"] = name,
        ["type"] = isGroup ? 2 : 1,
    });

    /// <summary>A file is sent along with <c>/news import</c>.</summary>
    public static JsonObject Import(string name, string url, int size)
    {
        var content = Command("news", Part("import", false, Option("file", "77")));
        content["data"]!["resolved"] = new JsonObject
        {
            ["attachments"] = new JsonObject { ["77"] = new JsonObject { ["id"] = "77", ["filename"] = name, ["size"] = size, ["url"] = url, ["proxy_url"] = url } },
        };
        return content;
    }

    /// <summary>By someone else than the usual one.</summary>
    public static JsonObject By(this JsonObject content, string user, string permissions = "0", string? guild = Guild, params string[] roles)
    {
        content["guild_id"] = guild;
        content["member"] = new JsonObject
        {
            ["user"] = new JsonObject { ["id"] = user, ["username"] = "someone" },
            ["roles"] = new JsonArray([.. roles.Select(role => JsonValue.Create(role))]),
            ["permissions"] = permissions,
        };
        return content;
    }

    /// <summary>In a talk with the bot alone, where there is no server.</summary>
    public static JsonObject InTalk(this JsonObject content, string user)
    {
        content.Remove("guild_id");
        content.Remove("member");
        content["user"] = new JsonObject { ["id"] = user, ["username"] = "someone" };
        content["context"] = 1;
        return content;
    }

    public static JsonObject In(this JsonObject content, string locale)
    {
        content["locale"] = locale;
        return content;
    }

    /// <summary>Discord leaves out the list where there are none.</summary>
    private static JsonObject With(JsonObject[] options, JsonObject command)
    {
        if (options.Length > 0)
            command["options"] = new JsonArray([.. options]);
        return command;
    }

    private static JsonObject Of(int type, JsonObject data) => new JsonObject
    {
        ["type"] = type,
        ["data"] = data,
        ["channel_id"] = Channel,
        ["channel"] = new JsonObject { ["id"] = Channel, ["type"] = 0 },
        ["locale"] = "en-GB",
        ["context"] = 0,
        ["app_permissions"] = "2048",
        ["authorizing_integration_owners"] = new JsonObject { ["0"] = Guild },
        ["entitlements"] = new JsonArray(),
        ["attachment_size_limit"] = 10_485_760,
    }.By("7");
}
