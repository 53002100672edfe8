using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Files;

public sealed class WatchedFileSourcesTests : IDisposable
{
    private const string Report = "# Bridge opens\n\nThe bridge opened on Monday.\n";
    private const string Line = """{"title":"T","text":"B"}""";

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly CancellationTokenSource _timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public WatchedFileSourcesTests() => _timeout.CancelAfter(TimeSpan.FromSeconds(60));

    [Fact]
    public async Task The_first_scan_reads_everything_and_a_second_one_only_what_looks_different()
    {
        _folder.Write("a.md", Report);
        var changed = _folder.Write("b.jsonl", Line);
        var sources = Watch();

        Assert.Equal(["a.md", "b.jsonl:1"], Places(await FetchAsync(sources.Current)));
        Assert.Empty(await FetchAsync(sources.Current));
        await File.AppendAllTextAsync(changed, "\n" + Line, _timeout.Token);
        Assert.Equal(["b.jsonl:1", "b.jsonl:2"], Places(await FetchAsync(sources.Current)));
    }

    [Fact]
    public async Task What_was_read_and_not_stored_is_read_again()
    {
        _folder.Write("a.md", Report);
        var source = Assert.Single(Watch().Current);

        Assert.Single(await source.FetchAsync(_timeout.Token).ToListAsync(_timeout.Token));
        Assert.Single(await FetchAsync([source]));
        Assert.Empty(await FetchAsync([source]));
    }

    [Fact]
    public async Task A_new_file_in_a_new_folder_is_told_by_its_path_within_the_watched_folder()
    {
        await using var changes = Watch().ChangesAsync(_timeout.Token).GetAsyncEnumerator(_timeout.Token);
        var next = changes.MoveNextAsync().AsTask();

        _folder.Write("deep/er/a.md", Report);

        Assert.Equal(["deep/er/a.md"], Places(await NextAsync(changes, next)));
    }

    [Fact]
    public async Task An_edited_file_is_told_and_a_deleted_one_is_not()
    {
        var deleted = _folder.Write("a.md", Report);
        var edited = _folder.Write("b.md", Report);
        var sources = Watch();
        await FetchAsync(sources.Current);
        await using var changes = sources.ChangesAsync(_timeout.Token).GetAsyncEnumerator(_timeout.Token);
        var next = changes.MoveNextAsync().AsTask();

        File.Delete(deleted);
        await File.WriteAllTextAsync(edited, "# Bridge closes\n\nIt did.", _timeout.Token);

        Assert.Equal(["Bridge closes"], (await NextAsync(changes, next)).Select(o => o.Fetched().Article.Title));
    }

    [Fact]
    public async Task A_file_is_read_when_it_has_rested_and_not_while_it_is_written()
    {
        await using var changes = Watch().ChangesAsync(_timeout.Token).GetAsyncEnumerator(_timeout.Token);
        var next = changes.MoveNextAsync().AsTask();
        var path = _folder.Write("a.md", "# Bridge");
        for (var i = 0; i < 10; i++)
        {
            File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.False(next.IsCompleted);
        }

        await File.WriteAllTextAsync(path, Report, _timeout.Token);

        Assert.Equal(["Bridge opens"], (await NextAsync(changes, next)).Select(o => o.Fetched().Article.Title));
    }

    [Fact]
    public async Task A_last_line_that_is_half_written_is_left_for_later()
    {
        var path = _folder.Write("wire.jsonl", Line + "\n" + Line[..10]);
        var sources = Watch();

        Assert.Equal(["wire.jsonl:1"], Places(await FetchAsync(sources.Current)));
        await File.AppendAllTextAsync(path, Line[10..], _timeout.Token);
        Assert.Equal(["wire.jsonl:1", "wire.jsonl:2"], Places(await FetchAsync(sources.Current)));
    }

    [Fact]
    public async Task A_folder_that_comes_later_is_found_by_the_rescan_and_its_absence_is_told_once()
    {
        var late = _folder.PathOf("late");
        var sources = Watch(late);
        await using var changes = sources.ChangesAsync(_timeout.Token).GetAsyncEnumerator(_timeout.Token);
        var next = changes.MoveNextAsync().AsTask();
        Assert.Equal(late, Assert.Single(await FetchAsync(sources.Current)).Unreadable().Place);
        Assert.Empty(await FetchAsync(sources.Current));

        _folder.Write("late/a.md", Report);

        Assert.Equal(["a.md"], Places(await NextAsync(changes, next)));
    }

    [Fact]
    public async Task A_single_file_can_be_watched()
    {
        var path = _folder.Write("wire.jsonl", Line);
        var sources = Watch(path);
        await using var changes = sources.ChangesAsync(_timeout.Token).GetAsyncEnumerator(_timeout.Token);
        var next = changes.MoveNextAsync().AsTask();
        await FetchAsync(sources.Current);

        _folder.Write("other.jsonl", Line);
        await File.AppendAllTextAsync(path, "\n" + Line, _timeout.Token);

        Assert.Equal(["wire.jsonl:1", "wire.jsonl:2"], Places(await NextAsync(changes, next)));
    }

    [Fact]
    public async Task Nothing_configured_is_nothing_to_wait_for()
    {
        var sources = new WatchedFileSources(Options.Create(new IngestionOptions()), _clock, NullLogger<WatchedFileSources>.Instance);

        Assert.Empty(sources.Current);
        Assert.Empty(await sources.ChangesAsync(_timeout.Token).ToListAsync(_timeout.Token));
    }

    public void Dispose()
    {
        _timeout.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<string> Places(IEnumerable<FetchOutcome> outcomes) => outcomes.Select(o => o.Fetched().Place);

    private WatchedFileSources Watch(string? path = null) => new(
        Options.Create(new IngestionOptions { Folders = [path ?? _folder.FullPath] }), _clock, NullLogger<WatchedFileSources>.Instance);

    // Time goes on until a change is told that has something to read: looks that find nothing are allowed.
    private async Task<List<FetchOutcome>> NextAsync(IAsyncEnumerator<IArticleSource> changes, Task<bool> next)
    {
        while (true)
        {
            while (!next.IsCompleted)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, _timeout.Token));
                _timeout.Token.ThrowIfCancellationRequested();
            }

            Assert.True(await next);
            if (await FetchAsync([changes.Current]) is { Count: > 0 } outcomes)
                return outcomes;
            next = changes.MoveNextAsync().AsTask();
        }
    }

    private async Task<List<FetchOutcome>> FetchAsync(IEnumerable<IArticleSource> sources)
    {
        var outcomes = new List<FetchOutcome>();
        foreach (var source in sources)
        {
            outcomes.AddRange(await source.FetchAsync(_timeout.Token).ToListAsync(_timeout.Token));
            Assert.IsType<IRememberingSource>(source, exactMatch: false).Confirm();
        }

        return outcomes;
    }
}
