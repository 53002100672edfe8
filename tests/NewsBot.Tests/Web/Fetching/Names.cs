using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Tests.Web.Fetching;

/// <summary>A name server: each look-up of a name takes the next of its answers, the last one for good.</summary>
internal sealed class Names : INameResolver
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _asked = new();

    /// <summary>The address of names that were not given one; null if they do not exist.</summary>
    public string? Others { get; init; }

    public bool IsDown { get; init; }

    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>Lets <paramref name="host"/> mean each of <paramref name="answers"/> in turn; an answer is one address or several, divided by blanks.</summary>
    public Names With(string host, params string[] answers)
    {
        _answers[host] = new ConcurrentQueue<string>(answers);
        return this;
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct)
    {
        _asked.Enqueue(host);
        if (IsDown)
            throw new SocketException((int)SocketError.TryAgain);
        IReadOnlyList<IPAddress> addresses = AnswerTo(host) is { } answer ? [.. answer.Split(' ').Select(IPAddress.Parse)] : [];
        return Task.FromResult(addresses);
    }

    private string? AnswerTo(string host)
    {
        if (!_answers.TryGetValue(host, out var answers))
            return Others;
        return answers.Count > 1 && answers.TryDequeue(out var next) ? next : answers.First();
    }
}
