using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NewsBot.App.CommandLine;
using NewsBot.App.Hosting;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Ingestion;

namespace NewsBot.Tests.App;

public sealed class IngestVerbTests : IDisposable
{
    private readonly Shell _shell = new();

    [Fact]
    public async Task Counts_are_summed_up_and_each_refusal_is_told()
    {
        Outcomes(
            new IngestionOutcome.Added("a.txt", new ArticleId("1"), "A"),
            new IngestionOutcome.Updated("b.txt", new ArticleId("2"), "B"),
            new IngestionOutcome.Unchanged("c.txt", new ArticleId("3")),
            new IngestionOutcome.Refused("d.txt", "it has no text"));

        Assert.Equal(0, await _shell.RunAsync("ingest", "news"));

        Assert.Matches(@"^added 1, updated 1, unchanged 1, refused 1 in \d+\.\d s\n$", _shell.Out.ToString());
        Assert.Equal("newsbot: d.txt: it has no text\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task A_named_input_that_cannot_be_read_fails_and_the_others_are_stored()
    {
        _shell.Ingest = (source, _) => new IngestionOutcome[]
        {
            source.Name == "missing" ? new IngestionOutcome.Unreadable("missing", "there is no such file") : new IngestionOutcome.Added("a", new ArticleId("1"), "A"),
        }.ToAsyncEnumerable();

        Assert.Equal(1, await _shell.RunAsync("ingest", "missing", "news"));

        Assert.Contains("added 1,", _shell.Out.ToString(), StringComparison.Ordinal);
        Assert.Equal("newsbot: missing: there is no such file\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task A_store_that_fails_on_the_way_is_told_with_how_far_it_got()
    {
        _shell.Ingest = (_, _) => FailAfterOneAsync();

        Assert.Equal(1, await _shell.RunAsync("ingest", "news"));

        Assert.StartsWith("added 1,", _shell.Out.ToString(), StringComparison.Ordinal);
        Assert.Equal("newsbot: stopped after a.txt; what is counted is stored\nnewsbot: The disk is full.\n", _shell.Error.ToString());
    }

    [Fact]
    public async Task An_ingestion_that_is_stopped_says_where_it_got_to_and_fails()
    {
        using var stop = new CancellationTokenSource();
        _shell.Ingest = (_, ct) => StopAfterOneAsync(stop, ct);
        var view = IngestView.For(new VerbCall(null!, null!, new VerbEnvironment(TextReader.Null, _shell.Out, _shell.Error, TerminalFeatures.Plain)), isJson: false);
        var inputs = new IngestInputs([new FileInput(Options.Create(new IngestionOptions()))]);

        var (code, ending) = await new IngestRun(_shell.Pipeline.Object, inputs, TimeProvider.System, view).RunAsync(["news", "more"], stop.Token);

        Assert.Equal((1, true, 1), (code, ending.IsStopped, ending.Summary.Added));
        Assert.Equal("newsbot: stopped after a.txt; what is counted is stored\n", _shell.Error.ToString());
        Assert.StartsWith("added 1,", _shell.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_address_inside_of_the_network_is_refused_in_one_clear_line()
    {
        _shell.Ingest = (source, ct) => source.FetchAsync(ct).Select(IngestionOutcome (o) => new IngestionOutcome.Unreadable(o.Place, Assert.IsType<FetchOutcome.Unreadable>(o).Reason));

        Assert.Equal(1, await _shell.RunAsync("ingest", "http://127.0.0.1/story"));
        Assert.Matches(@"^newsbot: http://127\.0\.0\.1/story: The address is not in the public internet\. .*\n$", _shell.Error.ToString());
    }

    [Fact]
    public async Task Many_refusals_are_cut_short_but_all_are_in_the_JSON()
    {
        Outcomes([.. Enumerable.Range(1, 60).Select(i => new IngestionOutcome.Refused($"bulk.jsonl:{i}", "it has no text"))]);

        Assert.Equal(0, await _shell.RunAsync("ingest", "bulk.jsonl", "--json"));

        var json = JsonElement.Parse(_shell.Out.ToString());
        Assert.Equal((0, 60, 60), (json.GetProperty("added").GetInt32(), json.GetProperty("refused").GetInt32(), json.GetProperty("refusals").GetArrayLength()));
        Assert.Equal("bulk.jsonl:60", json.GetProperty("refusals")[59].GetProperty("place").GetString());
        Assert.Equal(50, _shell.Error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        Assert.Equal(0, await _shell.RunAsync("ingest", "bulk.jsonl"));
        Assert.Contains("and 10 more; --json lists them all", _shell.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_named_is_wrong_usage() => Assert.Equal(2, await _shell.RunAsync("ingest"));

    public void Dispose() => _shell.Dispose();

    private static async IAsyncEnumerable<IngestionOutcome> FailAfterOneAsync()
    {
        yield return new IngestionOutcome.Added("a.txt", new ArticleId("1"), "A");
        await Task.Yield();
        throw new ArchiveUnavailableException("The disk is full.");
    }

    private static async IAsyncEnumerable<IngestionOutcome> StopAfterOneAsync(CancellationTokenSource stop, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new IngestionOutcome.Added("a.txt", new ArticleId("1"), "A");
        await stop.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    private void Outcomes(params IngestionOutcome[] outcomes) => _shell.Ingest = (_, _) => outcomes.ToAsyncEnumerable();
}
