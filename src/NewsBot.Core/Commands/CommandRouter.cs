using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;

namespace NewsBot.Commands;

/// <summary>Finds the handler of a command and always ends in a reply.</summary>
public sealed partial class CommandRouter
{
    private readonly Dictionary<string, ICommandHandler> _handlers;
    private readonly AuditTrail _audit;
    private readonly RefusedAttempts _attempts;
    private readonly LongWork _work;
    private readonly TimeProvider _time;
    private readonly ILogger<CommandRouter> _logger;

    /// <summary>With a handler per command; <c>help</c> is added, because it tells of the others.</summary>
    public CommandRouter(IEnumerable<ICommandHandler> handlers, AuditTrail audit, RefusedAttempts attempts, LongWork work, TimeProvider time, ILogger<CommandRouter> logger)
    {
        ICommandHandler[] given = [.. handlers];
        _handlers = given.Append(new HelpHandler(given)).ToDictionary(handler => handler.Command, StringComparer.Ordinal);
        (_audit, _attempts, _work, _time, _logger) = (audit, attempts, work, time, logger);
    }

    /// <summary>Carries out a command. Only the end of <paramref name="ct"/> ends it without a reply.</summary>
    public async ValueTask<Reply> RouteAsync(CommandRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = WithTwoWords(request);
        if (!_handlers.TryGetValue(request.Command, out var handler))
            return new Reply.Refusal($"There is no command \"{request.Command}\". I know {KnownTo(request.Caller)}.");
        using var scope = Log.OfCommand(_logger, request.Command);
        var started = _time.GetTimestamp();
        var reply = await ReplyAsync(handler, request, ct);
        Measures.Record(request.Command, reply, _time.GetElapsedTime(started));
        return reply;
    }

    /// <summary>Why a command that changes nothing would be refused, as far as that shows at once; null where nothing speaks against it.</summary>
    public async ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_handlers.TryGetValue(request.Command, out var handler) || handler.IsForAdmins)
            return null; // that is told, and noted, when it is carried out
        return (await ObjectionAsync(handler, request, ct))?.Text;
    }

    private async ValueTask<Reply> ReplyAsync(ICommandHandler handler, CommandRequest request, CancellationToken ct)
    {
        try
        {
            return await (handler.IsForAdmins ? ChangeAsync(handler, request, ct) : handler.HandleAsync(request, ct));
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // a shutdown is no failure of the command
        {
            return Failed(ex, request);
        }
    }

    /// <summary>Of commands of two words the second may have come with the text.</summary>
    private CommandRequest WithTwoWords(CommandRequest request)
    {
        if (_handlers.ContainsKey(request.Command))
            return request;
        var (word, rest) = request.Text.TrimStart().Split((char[]?)null, 2) is [var first, .. var others] ? (first, others.FirstOrDefault() ?? "") : ("", "");
        var command = $"{request.Command} {word.ToLowerInvariant()}";
        return _handlers.ContainsKey(command) ? request with { Command = command, Text = rest.Trim() } : request;
    }

    private async ValueTask<Reply> ChangeAsync(ICommandHandler handler, CommandRequest request, CancellationToken ct)
    {
        var subject = request.Options.GetValueOrDefault(CommandRequest.File) ?? request.Text;
        if (!request.Caller.IsAdmin)
        {
            var refusal = new Reply.Refusal($"Only an admin of this bot may use \"{request.Command}\".");
            await _attempts.NoteAsync(request.Caller, $"{request.Command} {subject}", refusal, ct);
            return refusal;
        }

        var entry = await _audit.BeginAsync(request.Caller, $"{request.Command} {subject}", ct);
        if (await ObjectionAsync(handler, request, ct) is { } objection)
            return await EndAsync(entry, objection, ct);
        if (!handler.IsLong || request.FollowUp is not { } followUp)
            return await CarryOutAsync(handler, request, entry, ct);
        await followUp.BeginAsync(ct);
        _work.Start(token => FollowUpAsync(handler, request, entry, followUp, token));
        return new Reply.Message($"I am at it ({request.Command} {subject}) and will tell you here how it ended.");
    }

    private async ValueTask<Reply.Refusal?> ObjectionAsync(ICommandHandler handler, CommandRequest request, CancellationToken ct)
    {
        try
        {
            return await handler.JudgeAsync(request, ct) is { } reason ? new Reply.Refusal(reason) : null;
        }
        catch (Exception ex) when (!ct.IsCancellationRequested)
        {
            return Failed(ex, request);
        }
    }

    private async Task FollowUpAsync(ICommandHandler handler, CommandRequest request, long entry, IFollowUp followUp, CancellationToken ct)
    {
        try
        {
            await followUp.TellAsync(await CarryOutAsync(handler, request, entry, ct), ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // nobody else is there to be told
        {
            Failed(ex, request);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Log.BrokenOff(_logger, request.Command);
        }
    }

    private async ValueTask<Reply> CarryOutAsync(ICommandHandler handler, CommandRequest request, long entry, CancellationToken ct)
    {
        Reply reply;
        try
        {
            reply = await handler.HandleAsync(request, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested)
        {
            reply = Failed(ex, request);
        }

        return await EndAsync(entry, reply, ct);
    }

    private async ValueTask<Reply> EndAsync(long entry, Reply reply, CancellationToken ct)
    {
        await _audit.EndAsync(entry, reply, ct);
        return reply;
    }

    private Reply.Refusal Failed(Exception exception, CommandRequest request)
    {
        var reference = Guid.NewGuid().ToString("N")[..8];
        var refusal = new Reply.Refusal($"That went wrong on my side (reference {reference}).");
        if (exception is not ArchiveUnavailableException)
        {
            Log.CommandFailed(_logger, exception, request.Command, reference);
            return refusal;
        }

        // Its message is a full explanation, but it names files of this machine, so it is for those who own it.
        if (request.Caller.IsAdmin || request.Caller.Platform == Caller.Terminal)
            return new Reply.Refusal(exception.Message);
        Log.ArchiveUnavailable(_logger, request.Command, reference, exception.Message);
        return refusal;
    }

    private string KnownTo(Caller caller) => string.Join(
        ", ",
        _handlers.Values.Where(handler => caller.IsAdmin || !handler.IsForAdmins).Select(handler => handler.Command).Order(StringComparer.Ordinal));

    private static class Measures
    {
        private static readonly Histogram<double> Duration =
            NewsBotMeter.CreateDuration("newsbot.command.duration", "How long it takes until a command is replied to.");

        public static void Record(string command, Reply reply, TimeSpan took) => Duration.Record(
            took.TotalSeconds,
            new KeyValuePair<string, object?>("newsbot.command.name", command),
            new KeyValuePair<string, object?>("newsbot.command.outcome", reply is Reply.Refusal ? "refused" : "done"));
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Information, "Command {Command} was broken off by the end of the program")]
        public static partial void BrokenOff(ILogger logger, string command);

        public static readonly Func<ILogger, string, IDisposable?> OfCommand = LoggerMessage.DefineScope<string>("command {Command}");

        [LoggerMessage(1, LogLevel.Error, "Command {Command} failed (reference {Reference})")]
        public static partial void CommandFailed(ILogger logger, Exception exception, string command, string reference);

        [LoggerMessage(2, LogLevel.Error, "Command {Command} failed (reference {Reference}): {Reason}")]
        public static partial void ArchiveUnavailable(ILogger logger, string command, string reference, string reason);
    }
}
