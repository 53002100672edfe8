using System.Text.Json.Nodes;

namespace NewsBot.Tests.Support.Discord;

/// <summary>A session of the emulated gateway, which outlives its connections.</summary>
internal sealed class EmulatedSession(string id, int shard, int number) : IDisposable
{
    private readonly List<JsonObject> _events = [];
    private readonly SemaphoreSlim _telling = new(1, 1);

    public string Id => id;

    public int Shard => shard;

    /// <summary>How many had been begun before it, and itself.</summary>
    public int Number => number;

    public EmulatedConnection? Connection { get; set; }

    public long LastSequence => _events.Count;

    /// <summary>Numbers an event, keeps it, and tells it where someone is connected.</summary>
    public async Task TellAsync(string name, JsonNode data)
    {
        await _telling.WaitAsync();
        try
        {
            _events.Add(new JsonObject { ["op"] = 0, ["d"] = data.DeepClone(), ["s"] = _events.Count + 1, ["t"] = name });
            if (Connection is { } connection)
                await connection.SendAsync(_events[^1]);
        }
        finally
        {
            _telling.Release();
        }
    }

    public void Dispose() => _telling.Dispose();

    /// <summary>Goes on over a new connection with all that was missed.</summary>
    public async Task ResumeAsync(EmulatedConnection connection, long sequence)
    {
        await _telling.WaitAsync();
        try
        {
            foreach (var missed in _events.Skip((int)sequence))
                await connection.SendAsync(missed);
            Connection = connection;
        }
        finally
        {
            _telling.Release();
        }

        await TellAsync("RESUMED", new JsonObject());
    }
}
