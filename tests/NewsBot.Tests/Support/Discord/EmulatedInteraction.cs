using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NewsBot.Tests.Support.Discord;

/// <summary>An interaction as Discord keeps it.</summary>
internal sealed class EmulatedInteraction(string id, string token, int type, DateTimeOffset createdAt)
{
    private readonly TaskCompletionSource<JsonObject> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<JsonObject> _edited = Channel.CreateUnbounded<JsonObject>();
    private readonly TaskCompletionSource<JsonObject> _final = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _answeredAgain;

    public string Id => id;

    public string Token => token;

    /// <summary>2 a command, 3 a button, 4 a completion.</summary>
    public int Type => type;

    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>The first answer, once it was taken.</summary>
    public ConcurrentQueue<JsonObject> Responses { get; } = new();

    /// <summary>The edits of the message, in order.</summary>
    public ConcurrentQueue<JsonObject> Edits { get; } = new();

    /// <summary>The first answer.</summary>
    public Task<JsonObject> Answered => _answered.Task;

    /// <summary>The message that was given at once, or that a deferred one was edited to, or the choices.</summary>
    public Task<JsonObject> Final => _final.Task;

    public bool IsEphemeral => (Answered is { IsCompletedSuccessfully: true } ? Responses.First()["data"]?["flags"]?.GetValue<int>() ?? 0 : 0) is var flags && (flags & 64) != 0;

    /// <summary>How often it was answered although it had been.</summary>
    public int AnsweredAgain => _answeredAgain;

    /// <summary>Ends when its delivery has: the response to that is known before an edit of it is looked at.</summary>
    public Task Delivered { get; set; } = Task.CompletedTask;

    /// <summary>Whether it is the first answer.</summary>
    public bool TryAnswer(JsonObject response)
    {
        if (!_answered.TrySetResult(response))
        {
            Interlocked.Increment(ref _answeredAgain);
            return false;
        }

        Responses.Enqueue(response);
        if (response["type"]!.GetValue<int>() is 4 or 8)
            _final.TrySetResult(response["data"]!.AsObject());
        return true;
    }

    public void Edit(JsonObject message)
    {
        Edits.Enqueue(message);
        _final.TrySetResult(message);
        _edited.Writer.TryWrite(message);
    }

    /// <summary>Waits until it has been edited so many times more.</summary>
    public async Task EditedAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await _edited.Reader.ReadAsync();
    }
}
