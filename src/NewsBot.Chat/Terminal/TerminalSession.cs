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
    IngestionStatus ingestion) : IFollowUp, IDisposable
{
    private const string Prompt = "newsbot> ";

    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Runs until the lines end, someone quits, or <paramref name="ct"/> ends.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await AwaitInitialScanAsync(ct);
        await WriteAsync(renderer.Render(new Reply.Message(await WelcomeAsync(ct))), ct);
        while (await ReadAsync(ct) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var request = TerminalLine.Parse(line);
            if (request.Command is "quit" or "exit")
                return;
            // Whoever pipes lines in waits for each to be done; whoever types goes on.
            if (streams.IsInteractive)
                request = request with { FollowUp = this };
            await WriteAsync("\n" + renderer.Render(await router.RouteAsync(request, ct)) + "\n", ct);
        }
    }

    /// <inheritdoc/>
    async ValueTask IFollowUp.TellAsync(Reply reply, CancellationToken ct) => await WriteAsync("\n\n" + renderer.Render(reply) + "\n" + Prompt, ct);

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

    private async Task<string?> ReadAsync(CancellationToken ct)
    {
        if (streams.IsInteractive)
            await WriteAsync(Prompt, ct);
        // A console's read cannot be cancelled: at shutdown it is left behind on its thread.
        return await Task.Run(streams.In.ReadLine, ct).WaitAsync(ct);
    }

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
}
