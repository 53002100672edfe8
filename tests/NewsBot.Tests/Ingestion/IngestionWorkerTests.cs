using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion;

public sealed class IngestionWorkerTests : IDisposable
{
    private static readonly ArticleId Id = new("0123456789abcdef");

    private readonly CancellationTokenSource _timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Provider _provider = new();
    private readonly Pipeline _pipeline = new();
    private readonly LogLines _log = new();

    public IngestionWorkerTests() => _timeout.CancelAfter(TimeSpan.FromSeconds(60));

    [Fact]
    public async Task The_first_scan_reads_every_source_and_tells_what_it_came_to()
    {
        _provider.Current = [new Source("one"), new Source("two")];
        _pipeline.Outcomes["one"] = [new IngestionOutcome.Added("a", Id, "A"), new IngestionOutcome.Updated("b", Id, "B")];
        _pipeline.Outcomes["two"] = [new IngestionOutcome.Unchanged("c", Id), new IngestionOutcome.Refused("d", "No."), new IngestionOutcome.Unreadable("e", "Gone.")];
        using var host = await StartAsync();

        var summary = await InitialScan(host).WaitAsync(_timeout.Token);

        Assert.Equal(new ScanSummary(Added: 1, Updated: 1, Unchanged: 1, Refused: 1, Unreadable: 1), summary);
        Assert.Contains("Warning: d was refused: No.", _log.Lines);
        Assert.Contains("Warning: e was refused: Gone.", _log.Lines);
        Assert.Contains("Information: Ingested 2 sources: 1 added, 1 updated, 1 unchanged, 1 refused, 1 could not be read", _log.Lines);
    }

    [Fact]
    public async Task A_source_that_fails_is_named_and_stops_no_other()
    {
        Source[] sources = [new("broken"), new("sound")];
        _provider.Current = sources;
        _pipeline.Failures["broken"] = new InvalidOperationException("disk on fire");
        _pipeline.Outcomes["sound"] = [new IngestionOutcome.Added("a", Id, "A")];
        using var host = await StartAsync();

        Assert.Equal(new ScanSummary(1, 0, 0, 0, Unreadable: 1), await InitialScan(host).WaitAsync(_timeout.Token));
        Assert.Contains("Error: Ingesting broken failed", _log.Lines);
        Assert.Equal([false, true], sources.Select(s => s.IsConfirmed));
    }

    [Fact]
    public async Task Many_refusals_are_told_up_to_a_limit_and_then_counted()
    {
        _provider.Current = [new Source("bad")];
        _pipeline.Outcomes["bad"] = [.. Enumerable.Range(1, 25).Select(i => new IngestionOutcome.Refused($"bad.jsonl:{i}", "No."))];
        using var host = await StartAsync();

        await InitialScan(host).WaitAsync(_timeout.Token);

        Assert.Equal(20, _log.Lines.Count(line => line.Contains("was refused", StringComparison.Ordinal)));
        Assert.Contains("Warning: and 5 more were refused", _log.Lines);
    }

    [Fact]
    public async Task What_changes_afterwards_is_ingested_as_it_comes()
    {
        using var host = await StartAsync();
        Assert.Equal(ScanSummary.None, await InitialScan(host).WaitAsync(_timeout.Token));

        foreach (var name in (string[])["first", "second"])
        {
            await _provider.Changes.Writer.WriteAsync(new Source(name), _timeout.Token);
            Assert.Equal(name, await _pipeline.Ingested.Reader.ReadAsync(_timeout.Token));
        }
    }

    [Fact]
    public async Task A_full_queue_makes_the_producer_wait_and_drops_nothing()
    {
        _provider.Current = [new Source("slow")];
        var gate = _pipeline.Gates["slow"] = new TaskCompletionSource();
        using var host = await StartAsync();
        var names = Enumerable.Range(0, 500).Select(i => $"change {i}").ToList();
        foreach (var name in names)
            _provider.Changes.Writer.TryWrite(new Source(name));
        Assert.Equal("slow", await _pipeline.Ingested.Reader.ReadAsync(_timeout.Token));

        gate.SetResult();

        foreach (var name in names)
            Assert.Equal(name, await _pipeline.Ingested.Reader.ReadAsync(_timeout.Token));
    }

    [Fact]
    public async Task A_stop_during_the_first_scan_ends_the_worker_and_whoever_waits_for_the_scan()
    {
        _provider.Current = [new Source("endless"), new Source("never")];
        _pipeline.Gates["endless"] = new TaskCompletionSource();
        using var host = await StartAsync();
        Assert.Equal("endless", await _pipeline.Ingested.Reader.ReadAsync(_timeout.Token));

        await host.StopAsync(_timeout.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InitialScan(host));
        Assert.False(_pipeline.Ingested.Reader.TryRead(out _));
        Assert.DoesNotContain(_log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_fails_leaves_the_others_working()
    {
        using var host = await StartAsync(new Provider { Failure = new InvalidOperationException("no more") });
        await InitialScan(host).WaitAsync(_timeout.Token);

        await _provider.Changes.Writer.WriteAsync(new Source("still read"), _timeout.Token);

        Assert.Equal("still read", await _pipeline.Ingested.Reader.ReadAsync(_timeout.Token));
    }

    public void Dispose() => _timeout.Dispose();

    private static Task<ScanSummary> InitialScan(IHost host) => host.Services.GetRequiredService<IngestionStatus>().InitialScan;

    private async Task<IHost> StartAsync(params IArticleSourceProvider[] others)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log);
        builder.Services.AddSingleton<IIngestionPipeline>(_pipeline);
        foreach (var provider in (IArticleSourceProvider[])[.. others, _provider])
            builder.Services.AddSingleton(provider);
        builder.Services.AddIngestionWorker();
        var host = builder.Build();
        await host.StartAsync(_timeout.Token);
        return host;
    }

    private sealed record Source(string Name) : IRememberingSource
    {
        public bool IsConfirmed { get; private set; }

        public void Confirm() => IsConfirmed = true;

        public IAsyncEnumerable<FetchOutcome> FetchAsync(CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class Provider : IArticleSourceProvider
    {
        public IReadOnlyList<IArticleSource> Current { get; set; } = [];

        public Exception? Failure { get; init; }

        public Channel<IArticleSource> Changes { get; } = Channel.CreateUnbounded<IArticleSource>();

        public IAsyncEnumerable<IArticleSource> ChangesAsync(CancellationToken ct) => Failure is null ? Changes.Reader.ReadAllAsync(ct) : throw Failure;
    }

    private sealed class Pipeline : IIngestionPipeline
    {
        public Dictionary<string, IReadOnlyList<IngestionOutcome>> Outcomes { get; } = [];

        public Dictionary<string, Exception> Failures { get; } = [];

        public Dictionary<string, TaskCompletionSource> Gates { get; } = [];

        public Channel<string> Ingested { get; } = Channel.CreateUnbounded<string>();

        public async IAsyncEnumerable<IngestionOutcome> IngestAsync(IArticleSource source, [EnumeratorCancellation] CancellationToken ct)
        {
            await Ingested.Writer.WriteAsync(source.Name, ct);
            if (Gates.TryGetValue(source.Name, out var gate))
                await gate.Task.WaitAsync(ct);
            if (Failures.TryGetValue(source.Name, out var failure))
                throw failure;
            foreach (var outcome in Outcomes.GetValueOrDefault(source.Name, []))
                yield return outcome;
        }
    }
}
