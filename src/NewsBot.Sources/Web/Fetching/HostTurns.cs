namespace NewsBot.Sources.Web.Fetching;

/// <summary>
/// Lets requests begin when it is their turn: so many at once for a host, so far apart, so many in all. Remembers hosts that
/// asked to be left alone.
/// </summary>
internal sealed class HostTurns(FetchLimits limits, TimeProvider time)
{
    private const int FewHosts = 256;

    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _sweepAt = FewHosts;

    private SemaphoreSlim Places { get; } = new(limits.MostAtOnce);

    /// <summary>How many hosts are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _hosts.Count;
        }
    }

    /// <summary>Waits for a turn at <paramref name="name"/>; it ends when it is disposed.</summary>
    public async Task<IDisposable> TakeAsync(string name, CancellationToken ct)
    {
        var turn = new Turn(this, Enter(name));
        try
        {
            await turn.BeginAsync(ct);
            return turn;
        }
        catch // whatever it was, what the turn took already must be given back
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Remembers that the host asked to be left alone for <paramref name="span"/>.</summary>
    public void Hold(string name, TimeSpan span)
    {
        var host = Enter(name);
        lock (_lock)
        {
            var until = time.GetUtcNow() + span;
            host.HeldUntil = until > host.HeldUntil ? until : host.HeldUntil;
        }

        Leave(host);
    }

    /// <summary>How long the host still wants to be left alone; null if it does not.</summary>
    public TimeSpan? HeldFor(string name)
    {
        lock (_lock)
            return _hosts.TryGetValue(name, out var host) && host.HeldUntil - time.GetUtcNow() is { Ticks: > 0 } rest ? rest : null;
    }

    private Host Enter(string name)
    {
        lock (_lock)
        {
            if (!_hosts.TryGetValue(name, out var host))
            {
                SweepIfMany();
                _hosts[name] = host = new Host(limits.MostPerHost);
            }

            host.Users++;
            return host;
        }
    }

    private void Leave(Host host)
    {
        lock (_lock)
            host.Users--;
    }

    // What a host without users remembers is worthless once its pause and its hold are over.
    private void SweepIfMany()
    {
        if (_hosts.Count < _sweepAt)
            return;
        var now = time.GetUtcNow();
        foreach (var (name, host) in _hosts)
        {
            if (host.Users == 0 && host.HeldUntil <= now && PauseOf(host) <= TimeSpan.Zero)
                _hosts.Remove(name);
        }

        _sweepAt = Math.Max(FewHosts, 2 * _hosts.Count);
    }

    private Task PauseAsync(Host host, CancellationToken ct) =>
        PauseOf(host) is { Ticks: > 0 } pause ? Task.Delay(pause, time, ct) : Task.CompletedTask;

    private void Started(Host host)
    {
        lock (_lock)
            host.LastStart = time.GetTimestamp();
    }

    private TimeSpan PauseOf(Host host) => host.LastStart is { } start ? limits.Pause - time.GetElapsedTime(start) : TimeSpan.Zero;

    private sealed class Host(int turns)
    {
        public SemaphoreSlim Turns { get; } = new(turns);

        public SemaphoreSlim Start { get; } = new(1);

        public int Users { get; set; }

        public long? LastStart { get; set; }

        public DateTimeOffset HeldUntil { get; set; }
    }

    private sealed class Turn(HostTurns owner, Host host) : IDisposable
    {
        private bool _hasTurn;
        private bool _hasPlace;

        public async Task BeginAsync(CancellationToken ct)
        {
            await host.Turns.WaitAsync(ct);
            _hasTurn = true;
            await host.Start.WaitAsync(ct);
            try
            {
                // The place comes last and only one waits here, so starts that waited for it are no closer than others.
                await owner.PauseAsync(host, ct);
                await owner.Places.WaitAsync(ct);
                _hasPlace = true;
                owner.Started(host);
            }
            finally
            {
                host.Start.Release();
            }
        }

        public void Dispose()
        {
            if (_hasPlace)
                owner.Places.Release();
            if (_hasTurn)
                host.Turns.Release();
            owner.Leave(host);
        }
    }
}
