using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Ingestion;

namespace NewsBot.App.CommandLine;

/// <summary>Ingests the named inputs one after the other and tells a view what became of them.</summary>
internal sealed class IngestRun(IIngestionPipeline pipeline, IngestInputs inputs, TimeProvider time, IngestView view)
{
    private readonly long _began = time.GetTimestamp();
    private ScanSummary _summary = ScanSummary.None;
    private string? _lastPlace;
    private bool _stopped;
    private ArchiveUnavailableException? _failure;
    private long _told;

    public async Task<(int Code, IngestEnding Ending)> RunAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        _told = _began;
        await view.WatchAsync(async () =>
        {
            try
            {
                foreach (var name in names)
                    await IngestAsync(name, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) // what was counted is stored; say how far it got
            {
                _stopped = true;
            }
            catch (ArchiveUnavailableException ex) // such as a full disk: the same holds
            {
                _failure = ex;
                _stopped = _lastPlace is not null;
            }
        });
        var ending = new IngestEnding(_summary, Elapsed(), _lastPlace, _stopped);
        if (_failure is null || _stopped)
            view.End(ending);
        if (_failure is not null)
            throw _failure;
        return (_stopped || _summary.Unreadable > 0 ? ExitCode.Failed : ExitCode.Done, ending);
    }

    private async Task IngestAsync(string name, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!inputs.TryOpen(name, VerbCall.Owner, out var source, out var problem))
        {
            Count(new IngestionOutcome.Unreadable(name, problem));
            return;
        }

        await foreach (var outcome in pipeline.IngestAsync(source, ct))
            Count(outcome);
    }

    private void Count(IngestionOutcome outcome)
    {
        _summary = _summary.With(outcome);
        _lastPlace = outcome.Place;
        if (outcome is IngestionOutcome.Refused refused)
            view.Refuse(refused.Place, refused.Reason);
        else if (outcome is IngestionOutcome.Unreadable unreadable)
            view.Refuse(unreadable.Place, unreadable.Reason);
        if (time.GetElapsedTime(_told) < view.Interval)
            return;
        _told = time.GetTimestamp();
        view.Progress(_summary, Elapsed());
    }

    private TimeSpan Elapsed() => time.GetElapsedTime(_began);
}

/// <summary>How an ingestion ended.</summary>
internal sealed record IngestEnding(ScanSummary Summary, TimeSpan Elapsed, string? LastPlace, bool IsStopped);
