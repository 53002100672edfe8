using System.Collections.Concurrent;

namespace NewsBot.Tests.Support.Discord;

/// <summary>Refuses a fifth of the calls for a limit and a twentieth for a failure, some more than once; later tries get through.</summary>
internal sealed class RestFaults
{
    private static readonly string[] Scopes = ["user", "shared", "global"];

    private readonly ConcurrentDictionary<string, ConcurrentQueue<RestFault>> _left = new();
    private int _calls;
    private int _limited;
    private int _failed;

    /// <summary>How many calls there were, tries apart.</summary>
    public int Calls => _calls;

    /// <summary>How many tries were refused for a limit.</summary>
    public int Limited => _limited;

    /// <summary>How many tries failed.</summary>
    public int Failed => _failed;

    /// <summary>What goes wrong with the next try of a call, which its path tells from others.</summary>
    public RestFault? Next(string request, string path)
    {
        var left = _left.GetOrAdd($"{request} {path}", _ => new ConcurrentQueue<RestFault>(Plan(Interlocked.Increment(ref _calls))));
        if (!left.TryDequeue(out var fault))
            return null;
        Interlocked.Increment(ref fault is RestFault.RateLimited ? ref _limited : ref _failed);
        return fault;
    }

    private static IEnumerable<RestFault> Plan(int call)
    {
        if (call % 5 == 0)
            yield return new RestFault.RateLimited(0.05, Scopes[call / 5 % Scopes.Length]);
        if (call % 20 is 3 or 10) // half of them after a limit
            yield return new RestFault.Status(500);
        if (call % 50 == 0)
            yield return new RestFault.RateLimited(0.3);
    }
}
