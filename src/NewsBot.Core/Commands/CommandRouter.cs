using Microsoft.Extensions.Logging;
using NewsBot.Articles;

namespace NewsBot.Commands;

/// <summary>Finds the handler of a command and always ends in a reply.</summary>
public sealed partial class CommandRouter
{
    private readonly Dictionary<string, ICommandHandler> _handlers;
    private readonly ILogger<CommandRouter> _logger;

    /// <summary>With a handler per command; <c>help</c> is added, because it tells of the others.</summary>
    public CommandRouter(IEnumerable<ICommandHandler> handlers, ILogger<CommandRouter> logger)
    {
        ICommandHandler[] given = [.. handlers];
        _handlers = given.Append(new HelpHandler(given)).ToDictionary(handler => handler.Command, StringComparer.Ordinal);
        _logger = logger;
    }

    /// <summary>Carries out a command. Only the end of <paramref name="ct"/> ends it without a reply.</summary>
    public async ValueTask<Reply> RouteAsync(CommandRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_handlers.TryGetValue(request.Command, out var handler))
            return new Reply.Refusal($"There is no command \"{request.Command}\". I know {KnownTo(request.Caller)}.");
        if (handler.IsForAdmins && !request.Caller.IsAdmin)
            return new Reply.Refusal($"Only an admin of this bot may use \"{request.Command}\".");
        try
        {
            return await handler.HandleAsync(request, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // a shutdown is no failure of the command
        {
            return Failed(ex, request);
        }
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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Command {Command} failed (reference {Reference})")]
        public static partial void CommandFailed(ILogger logger, Exception exception, string command, string reference);

        [LoggerMessage(2, LogLevel.Error, "Command {Command} failed (reference {Reference}): {Reason}")]
        public static partial void ArchiveUnavailable(ILogger logger, string command, string reference, string reason);
    }
}
