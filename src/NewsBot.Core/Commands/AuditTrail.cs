using System.Text.RegularExpressions;

namespace NewsBot.Commands;

/// <summary>Notes every change with who made it, before it is made and when it ended.</summary>
public sealed partial class AuditTrail(IAuditLog log, TimeProvider time)
{
    private const int Longest = 500;

    /// <summary>Notes that <paramref name="caller"/> is about to do something; gives the number under which the outcome is noted.</summary>
    public ValueTask<long> BeginAsync(Caller caller, string what, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return log.BeginAsync(new AuditEntry(time.GetUtcNow(), caller.Platform, caller.UserId, Line(what)) { Place = caller.Place }, ct);
    }

    /// <summary>Notes the outcome.</summary>
    public ValueTask EndAsync(long entry, string outcome, CancellationToken ct) => log.EndAsync(entry, Line(outcome), ct);

    /// <summary>Notes the outcome that a reply tells.</summary>
    public ValueTask EndAsync(long entry, Reply reply, CancellationToken ct) => EndAsync(
        entry,
        reply switch
        {
            Reply.Refusal refusal => $"refused: {refusal.Text}",
            Reply.Message message => message.Text,
            Reply.Listing listing => listing.Heading,
            Reply.Table table => table.Heading,
            _ => "done",
        },
        ct);

    /// <summary>One line, without what must not be kept.</summary>
    private static string Line(string text)
    {
        var line = Credentials().Replace(Blanks().Replace(text.Trim(), " "), "://…@");
        return line.Length <= Longest ? line : line[..(Longest - (char.IsHighSurrogate(line[Longest - 1]) ? 1 : 0))] + "…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"://[^/?#\s]*@")]
    private static partial Regex Credentials();
}
