namespace NewsBot.Commands;

/// <summary>Keeps what a chat delivered from before it is acknowledged until it is done with, and knows it again for a day.</summary>
public interface IInbox
{
    /// <summary>Keeps it; false where it, or its delivery, is known already.</summary>
    ValueTask<bool> AddAsync(InboxItem item, CancellationToken ct);

    /// <summary>What a chat delivered and nobody is done with, the oldest first.</summary>
    ValueTask<IReadOnlyList<InboxItem>> WaitingAsync(string chat, CancellationToken ct);

    /// <summary>It is done with; its content is forgotten.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="reply">The chat's id of the reply; null where there is none.</param>
    /// <param name="ct">Ends the wait.</param>
    ValueTask CompleteAsync(string key, string? reply, CancellationToken ct);

    /// <summary>The item with that key; null where none is known.</summary>
    ValueTask<InboxState?> FindAsync(string key, CancellationToken ct);
}

/// <summary>Something that a chat delivered.</summary>
/// <param name="Chat">The chat, such as <c>slack</c>.</param>
/// <param name="Key">Names what was said, however often it is delivered.</param>
/// <param name="Delivery">Names the delivery.</param>
/// <param name="Content">What was delivered, as the chat's adapter reads it again.</param>
public sealed record InboxItem(string Chat, string Key, string Delivery, string Content);

/// <summary>How it stands with an item.</summary>
/// <param name="IsDone">Whether it is done with.</param>
/// <param name="Reply">The chat's id of the reply, where there is one.</param>
public sealed record InboxState(bool IsDone, string? Reply);
