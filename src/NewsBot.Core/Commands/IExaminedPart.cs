namespace NewsBot.Commands;

/// <summary>Something that the doctor looks at beside what every bot stands on, such as a chat.</summary>
public interface IExaminedPart
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Looks at it.</summary>
    IAsyncEnumerable<ExaminedFact> ExamineAsync(CancellationToken ct);
}

/// <summary>What was found.</summary>
/// <param name="IsFine">Whether it works.</param>
/// <param name="Text">A sentence; for a problem with what to do.</param>
public sealed record ExaminedFact(bool IsFine, string Text);
