namespace NewsBot.Benchmarks.Chat;

/// <summary>An emulated chat, and the way in which it and the program reach each other.</summary>
internal interface IChatWay : IAsyncDisposable
{
    string Name { get; }

    /// <summary>What the program is started with.</summary>
    IReadOnlyList<string> Settings { get; }

    /// <summary>Someone asks; how long it takes until that is acknowledged, and until the answer is there.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="number">How many were asked before.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<ReplyTimes> AskAsync(string question, int number, CancellationToken ct);
}

/// <summary>How long it took from the question.</summary>
/// <param name="Acknowledged">Until the deferral or acknowledgement arrived.</param>
/// <param name="Answered">Until the answer arrived.</param>
internal readonly record struct ReplyTimes(TimeSpan Acknowledged, TimeSpan Answered);
