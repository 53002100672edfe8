namespace NewsBot.Commands;

/// <summary>Carries out one command.</summary>
public interface ICommandHandler
{
    /// <summary>The command's name in lower case: a word, or two as in <c>feeds add</c>.</summary>
    string Command { get; }

    /// <summary>One line for <c>help</c>.</summary>
    string Summary { get; }

    /// <summary>Whether only admins may give it, because it changes something; it is noted then.</summary>
    bool IsForAdmins { get; }

    /// <summary>Whether it may take longer than someone in a chat waits; then its end is told later.</summary>
    bool IsLong => false;

    /// <summary>Why it would be refused, as far as that shows at once; null where nothing speaks against it. A refusal is the only reply.</summary>
    ValueTask<string?> JudgeAsync(CommandRequest request, CancellationToken ct) => ValueTask.FromResult<string?>(null);

    /// <summary>Carries it out. What a user can do wrong ends in a <see cref="Reply.Refusal"/>.</summary>
    ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct);
}
