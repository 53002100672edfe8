namespace NewsBot.Tests.Ingestion.Feeds.Simulation;

/// <summary>Keeps which versions of which entries were served whole, in their order.</summary>
internal sealed class ServedLedger
{
    private readonly Dictionary<string, List<Served>> _entries = [];
    private readonly Lock _lock = new();
    private int _step;

    /// <summary>How many entries were served.</summary>
    public int Count => _entries.Count;

    /// <summary>How many versions of them.</summary>
    public int Versions => _entries.Values.Sum(versions => versions.Count);

    public void Add(string token, int version)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(token, out var versions))
                _entries.Add(token, versions = []);
            if (versions.Count == 0 || versions[^1].Version != version)
                versions.Add(new Served(version, _step));
            else
                versions[^1] = versions[^1] with { Step = _step, IsOptional = false };
        }
    }

    /// <summary>All that was asked for so far has been stored.</summary>
    public void EndStep() => _step++;

    /// <summary>What was served since the last step ended may have been lost when the program was killed, unless it is served again.</summary>
    public void BreakStep()
    {
        foreach (var versions in _entries.Values)
        {
            for (var i = 0; i < versions.Count; i++)
                versions[i] = versions[i].Step == _step ? versions[i] with { IsOptional = true } : versions[i];
        }

        _step++;
    }

    /// <summary>The entries whose stored versions are not those that were served.</summary>
    public IEnumerable<string> Differences(IReadOnlyDictionary<string, List<int>> stored)
    {
        foreach (var (token, served) in _entries)
        {
            var have = stored.GetValueOrDefault(token) ?? [];
            if (!Fits(served, have))
                yield return $"{token}: served {string.Join(", ", served)}, stored {string.Join(", ", have)}";
        }

        foreach (var token in stored.Keys.Where(token => !_entries.ContainsKey(token)))
            yield return $"{token}: never served, stored {string.Join(", ", stored[token])}";
    }

    private static bool Fits(List<Served> served, List<int> stored)
    {
        var next = 0;
        foreach (var version in served)
        {
            if (next < stored.Count && stored[next] == version.Version)
                next++;
            else if (!version.IsOptional)
                return false;
        }

        return next == stored.Count;
    }

    private sealed record Served(int Version, int Step)
    {
        public bool IsOptional { get; init; }

        public override string ToString() => IsOptional ? $"({Version})" : $"{Version}";
    }
}
