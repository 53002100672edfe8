using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;

namespace NewsBot.App.CommandLine;

/// <summary><c>audit</c>: who changed what, from where.</summary>
internal static class AuditVerb
{
    public static Command Create(VerbSetup setup)
    {
        var since = new Option<string?>("--since") { Description = "Only from this day or time on", HelpName = "DATE" };
        var json = new Option<bool>("--json") { Description = "Print each change as one line of JSON" };
        var verb = new Verb("audit", "List who changed what, from where", "newsbot audit", "newsbot audit --since 2023-02-19 --json") { since, json };
        setup.OneShot(verb, async (call, ct) =>
        {
            NewsTime from = default;
            if (call.Line.GetValue(since) is { } text && !NewsTime.TryParse(text, out from))
                return await call.MisusedAsync($"--since: {text} is not a date; write a day such as 2023-02-19 or a time such as 2023-02-19T14:00:00Z", ct);
            var entries = await call.Get<IAuditLog>().ReadAsync(from.Instant == default ? null : from.Instant, ct);
            foreach (var entry in entries)
                await call.Out.WriteLineAsync((call.Line.GetValue(json) ? AuditLine.Serialize(entry) : LineOf(entry)).AsMemory(), ct);
            return ExitCode.Done;
        });
        return verb;
    }

    private static string LineOf(AuditEntry entry)
    {
        var place = entry.Place is null ? "" : $" in {entry.Place}";
        return TerminalReplyRenderer.OneLine($"{NewsTime.OfInstant(entry.At)} {entry.UserId} ({entry.Platform}{place}): {entry.What}: {entry.Outcome ?? "not ended"}");
    }
}

/// <summary>A change as it is written.</summary>
internal sealed record AuditLine(string At, string Platform, string User, string? Place, string What)
{
    private static readonly AuditLineContext Context = new(
        new JsonSerializerOptions(AuditLineContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public required string? Outcome { get; init; }

    /// <summary>The change as one line of JSON.</summary>
    public static string Serialize(AuditEntry entry) => JsonSerializer.Serialize(
        new AuditLine(NewsTime.OfInstant(entry.At).ToString(), entry.Platform, entry.UserId, entry.Place, entry.What) { Outcome = entry.Outcome },
        Context.AuditLine);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditLine))]
internal sealed partial class AuditLineContext : JsonSerializerContext;
