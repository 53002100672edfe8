using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Ingestion;

namespace NewsBot.Chat.Terminal;

/// <summary>A talk at the terminal: what is covered, then line by line a reply.</summary>
internal sealed class TerminalSession(
    TerminalStreams streams,
    TerminalReplyRenderer renderer,
    CommandRouter router,
    IArchive archive,
    IngestionStatus ingestion) : IDisposable
{
    private readonly string _prompt = streams.IsInteractive ? "newsbot> " : "";
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Runs until the lines end, someone quits, or <paramref name="ct"/> ends.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await AwaitInitialScanAsync(ct);
        await WriteAsync(renderer.Render(new Reply.Message(await WelcomeAsync(ct))) + _prompt, ct);
        while (await ReadAsync(ct) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                await WriteAsync(_prompt, ct);
                continue;
            }

            var request = TerminalLine.Parse(line);
            if (request.Command is "quit" or "exit")
                return;
            await ReplyAsync(request, ct);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    /// <summary>An answer from half of the news would mislead.</summary>
    private async Task AwaitInitialScanAsync(CancellationToken ct)
    {
        if (streams.IsInteractive && !ingestion.InitialScan.IsCompleted)
            await WriteAsync("Reading the news ...\n", ct);
        // A scan that broke off is told by the log; what it stored can be asked about all the same.
        await ((Task)ingestion.InitialScan).WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    private async ValueTask<string> WelcomeAsync(CancellationToken ct)
    {
        try
        {
            var coverage = await archive.CoverageAsync(ct);
            var hint = coverage.Articles == 0 ? "/ingest PATH adds news; /quit ends." : "Type a question, or /help; /quit ends.";
            return CoverageText.Describe(coverage) + (streams.IsInteractive ? "\n" + hint : "");
        }
        catch (ArchiveUnavailableException ex) // it may come back; each question tells again
        {
            return ex.Message;
        }
    }

    /// <summary>A console's read cannot be cancelled: at shutdown it is left behind on its thread.</summary>
    private Task<string?> ReadAsync(CancellationToken ct) => Task.Run(streams.In.ReadLine, ct).WaitAsync(ct);

    /// <summary>Whoever pipes lines in waits for each to be done; whoever types goes on.</summary>
    private async Task ReplyAsync(CommandRequest request, CancellationToken ct)
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (streams.IsInteractive)
            request = request with { FollowUp = new FollowUp(this, shown.Task) };
        await WriteAsync("\n" + renderer.Render(await router.RouteAsync(request, ct)) + "\n" + _prompt, ct);
        shown.SetResult();
    }

    private Task TellAsync(Reply reply, CancellationToken ct) => WriteAsync("\n\n" + renderer.Render(reply) + "\n" + _prompt, ct);

    private async Task WriteAsync(string text, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            await streams.Out.WriteAsync(text.AsMemory(), ct);
            await streams.Out.FlushAsync(ct);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Tells the end of long work below what was replied at first.</summary>
    private sealed class FollowUp(TerminalSession session, Task shown) : IFollowUp
    {
        public async ValueTask TellAsync(Reply reply, CancellationToken ct)
        {
            await shown.WaitAsync(ct);
            await session.TellAsync(reply, ct);
        }
    }
}
