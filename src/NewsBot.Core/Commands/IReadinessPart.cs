namespace NewsBot.Commands;

/// <summary>Something that must work before the bot can answer, such as the database or a chat. Whoever adds one adds it to what <c>/readyz</c> tells.</summary>
public interface IReadinessPart
{
    /// <summary>What people call it, such as <c>database</c>.</summary>
    string Name { get; }

    /// <summary>Why it does not work now, a sentence for the owner; null where it works.</summary>
    ValueTask<string?> ProblemAsync(CancellationToken ct);
}
