using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Tests.Support.Discord;

/// <summary>The emulated gateway.</summary>
internal sealed class EmulatedGateway(DiscordEmulator discord)
{
    private readonly ConcurrentDictionary<string, EmulatedSession> _sessions = new();
    private readonly Channel<EmulatedConnection> _ready = Channel.CreateUnbounded<EmulatedConnection>();
    private readonly Channel<(EmulatedConnection Connection, JsonObject Payload)> _received = Channel.CreateUnbounded<(EmulatedConnection, JsonObject)>();
    private int _connections;
    private int _begun;

    public int HeartbeatInterval { get; set; } = 41_250;

    /// <summary>Whether heartbeats are acknowledged.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Whether a heartbeat is asked for together with the greeting.</summary>
    public bool AsksForHeartbeat { get; set; }

    public bool SplitsPayloads { get; set; }

    /// <summary>Whether a session can be taken up.</summary>
    public bool Resumes { get; set; } = true;

    /// <summary>Closes the next connections with these codes when they say who they are.</summary>
    public ConcurrentQueue<int> Refusals { get; } = new();

    /// <summary>How many connections there have been.</summary>
    public int Connections => _connections;

    public IEnumerable<EmulatedSession> Sessions => _sessions.Values;

    /// <summary>The next connection whose session began or went on.</summary>
    public async Task<EmulatedConnection> NextReadyAsync() => await _ready.Reader.ReadAsync(discord.Patience);

    /// <summary>The next payload of a kind that came.</summary>
    public async Task<JsonObject> NextAsync(int op)
    {
        while (true)
        {
            var (_, payload) = await _received.Reader.ReadAsync(discord.Patience);
            if (payload["op"]!.GetValue<int>() == op)
                return payload;
        }
    }

    /// <summary>Tells the shard of a guild of an event, now or, while nobody is connected, when the session goes on.</summary>
    public async Task DispatchAsync(string name, JsonObject data, int times = 1)
    {
        var shards = Math.Max(1, discord.Shards);
        var shard = data["guild_id"] is { } guild ? (int)((long.Parse(guild.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture) >> 22) % shards) : 0;
        var session = _sessions.Values.Where(s => s.Shard == shard).MaxBy(s => s.Number)!;
        for (var i = 0; i < times; i++)
            await session.TellAsync(name, data);
    }

    /// <summary>Breaks every connection without a word.</summary>
    public void Drop()
    {
        foreach (var session in _sessions.Values)
        {
            var connection = session.Connection;
            session.Connection = null;
            connection?.Drop();
        }
    }

    public async Task ServeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _connections);
        await using var connection = new EmulatedConnection(context, await context.WebSockets.AcceptWebSocketAsync()) { IsSplit = SplitsPayloads };
        await connection.SendAsync(10, new JsonObject { ["heartbeat_interval"] = HeartbeatInterval });
        if (AsksForHeartbeat)
            await connection.SendAsync(1, null);
        while (await connection.ReceiveAsync() is { } payload)
        {
            await TakeAsync(connection, payload);
            _received.Writer.TryWrite((connection, payload));
        }

        if (connection.Session is { } session && session.Connection == connection)
            session.Connection = null;
        if (connection.CloseCode is 1000 or 1001 && connection.Session is { } ended)
            _sessions.TryRemove(ended.Id, out _);
    }

    private Task TakeAsync(EmulatedConnection connection, JsonObject payload) => payload["op"]!.GetValue<int>() switch
    {
        1 => Acknowledges ? connection.SendAsync(11, null) : Task.CompletedTask,
        2 => IdentifyAsync(connection, payload["d"]!.AsObject()),
        6 => ResumeAsync(connection, payload["d"]!.AsObject()),
        3 => Task.CompletedTask,
        _ => connection.CloseAsync(4001),
    };

    private async Task IdentifyAsync(EmulatedConnection connection, JsonObject data)
    {
        if (Refusals.TryDequeue(out var code))
            await connection.CloseAsync(code);
        else if (data["token"]!.GetValue<string>() != DiscordEmulator.Token)
            await connection.CloseAsync(4004);
        else if (connection.Session is not null)
            await connection.CloseAsync(4005);
        else if (data["intents"] is null || data["properties"]?["os"] is null)
            await connection.CloseAsync(4002);
        else
            await BeginAsync(connection, data["shard"]?[0]?.GetValue<int>() ?? 0);
    }

    private async Task BeginAsync(EmulatedConnection connection, int shard)
    {
        var session = new EmulatedSession(Guid.NewGuid().ToString("N"), shard, Interlocked.Increment(ref _begun)) { Connection = connection };
        _sessions[session.Id] = connection.Session = session;
        var user = new JsonObject
        {
            ["id"] = DiscordEmulator.ApplicationId,
            ["username"] = "NewsBot",
            ["discriminator"] = "0",
            ["avatar"] = null,
            ["bot"] = true,
            ["global_name"] = null,
        };
        await session.TellAsync("READY", new JsonObject
        {
            ["v"] = 10,
            ["user"] = user,
            ["guilds"] = new JsonArray(),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = discord.GatewayUrl + "resume/",
            ["shard"] = new JsonArray(shard, Math.Max(1, discord.Shards)),
            ["application"] = new JsonObject { ["id"] = DiscordEmulator.ApplicationId, ["flags"] = 0 },
        });
        _ready.Writer.TryWrite(connection);
    }

    private async Task ResumeAsync(EmulatedConnection connection, JsonObject data)
    {
        if (Refusals.TryDequeue(out var code))
        {
            await connection.CloseAsync(code);
        }
        else if (!Resumes || !_sessions.TryGetValue(data["session_id"]!.GetValue<string>(), out var session))
        {
            await connection.SendAsync(9, JsonValue.Create(false));
        }
        else if (data["seq"]!.GetValue<long>() > session.LastSequence)
        {
            await connection.CloseAsync(4007);
        }
        else
        {
            connection.Session = session;
            await session.ResumeAsync(connection, data["seq"]!.GetValue<long>());
            _ready.Writer.TryWrite(connection);
        }
    }
}
