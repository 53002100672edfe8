namespace NewsBot.Commands;

/// <summary>Carries out one command.</summary>
public interface ICommandHandler
{
    /// <summary>The command's name in lower case.</summary>
    string Command { get; }

    /// <summary>One line for <c>help</c>.</summary>
    string Summary { get; }

    /// <summary>Whether only admins may give it.</summary>
    bool IsForAdmins { get; }

    /// <summary>Carries it out. What a user can do wrong ends in a <see cref="Reply.Refusal"/>.</summary>
    ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct);
}
