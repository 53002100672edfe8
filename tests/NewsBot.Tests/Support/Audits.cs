using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Commands;

namespace NewsBot.Tests.Support;

/// <summary>Keeps who changed what in memory.</summary>
internal sealed class MemoryAudit : IAuditLog
{
    public List<AuditEntry> Entries { get; } = [];

    public ValueTask<long> BeginAsync(AuditEntry entry, CancellationToken ct)
    {
        Entries.Add(entry);
        return ValueTask.FromResult(Entries.Count - 1L);
    }

    public ValueTask EndAsync(long entry, string outcome, CancellationToken ct)
    {
        Entries[(int)entry] = Entries[(int)entry] with { Outcome = outcome };
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<AuditEntry>> ReadAsync(DateTimeOffset? since, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<AuditEntry>>(Entries);
}

/// <summary>Routers over handlers.</summary>
internal static class Routers
{
    public static CommandRouter Of(params ICommandHandler[] handlers) => Of(new MemoryAudit(), NullLogger<CommandRouter>.Instance, handlers);

    public static CommandRouter Of(IAuditLog audit, ILogger<CommandRouter> logger, params ICommandHandler[] handlers) =>
        Of(audit, new LongWork(), new FakeTimeProvider(Newsroom.Noon), logger, handlers);

    public static CommandRouter Of(IAuditLog audit, LongWork work, TimeProvider time, ILogger<CommandRouter> logger, params ICommandHandler[] handlers)
    {
        var trail = new AuditTrail(audit, time);
        return new CommandRouter(handlers, trail, new RefusedAttempts(trail, time), work, TimeProvider.System, logger);
    }
}
