using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Ingestion;
using Spectre.Console;

namespace NewsBot.App.CommandLine;

/// <summary>Shows an ingestion: as plain lines, as a live line on a terminal, or as JSON.</summary>
internal abstract class IngestView(TextWriter output, TextWriter error)
{
    private const int MostRefusals = 50;
    private int _refusals;

    /// <summary>How often progress is worth telling.</summary>
    public virtual TimeSpan Interval => TimeSpan.FromSeconds(1);

    protected TextWriter Out => output;

    public static IngestView For(VerbCall call, bool isJson)
    {
        if (isJson)
            return new JsonView(call.Out, call.Error);
        return call.Environment.IsInteractive && call.Environment.Features.HasStyles
            ? new LiveView(call.Out, call.Error)
            : new PlainView(call.Out, call.Error);
    }

    /// <summary>Does the work inside of whatever shows the progress.</summary>
    public virtual Task WatchAsync(Func<Task> work) => work();

    public abstract void Progress(ScanSummary summary, TimeSpan elapsed);

    /// <summary>Tells what was not stored; the first ones only, lest they bury everything else.</summary>
    public virtual void Refuse(string place, string reason)
    {
        if (_refusals++ < MostRefusals)
            error.WriteLine(Problem(place, reason));
    }

    public virtual void End(IngestEnding ending)
    {
        if (_refusals > MostRefusals)
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {_refusals - MostRefusals:N0} more; --json lists them all"));
        if (ending.IsStopped)
            error.WriteLine($"newsbot: stopped {(ending.LastPlace is { } place ? $"after {TerminalReplyRenderer.OneLine(place)}" : "before anything was stored")}; what is counted is stored");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{IngestionText.Describe(ending.Summary)} in {ending.Elapsed.TotalSeconds:N1} s"));
        output.Flush();
    }

    /// <summary>Such as <c>stored 6,400 (added 6,400, updated 0, unchanged 0, refused 0) 812/s</c>.</summary>
    protected static string Describe(ScanSummary summary, TimeSpan elapsed)
    {
        var stored = summary.Added + summary.Updated + summary.Unchanged;
        var rate = elapsed > TimeSpan.Zero ? stored / elapsed.TotalSeconds : 0;
        return string.Create(CultureInfo.InvariantCulture, $"stored {stored:N0} ({IngestionText.Describe(summary)}) {rate:N0}/s");
    }

    // A web address that is refused already begins its reason with itself.
    private static string Problem(string place, string reason) =>
        "newsbot: " + TerminalReplyRenderer.OneLine(reason.StartsWith(place, StringComparison.Ordinal) ? reason : $"{place}: {reason}");

    private sealed class PlainView(TextWriter output, TextWriter error) : IngestView(output, error)
    {
        public override void Progress(ScanSummary summary, TimeSpan elapsed)
        {
            Out.WriteLine(Describe(summary, elapsed));
            Out.Flush();
        }
    }

    private sealed class LiveView(TextWriter output, TextWriter error) : IngestView(output, error)
    {
        private readonly List<(string Place, string Reason)> _held = [];
        private StatusContext? _line;

        public override TimeSpan Interval => TimeSpan.FromMilliseconds(100);

        public override Task WatchAsync(Func<Task> work)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Out) });
            return console.Status().StartAsync("reading", context =>
            {
                _line = context;
                return work();
            });
        }

        public override void Progress(ScanSummary summary, TimeSpan elapsed)
        {
            if (_line is not null)
                _line.Status = Markup.Escape(Describe(summary, elapsed));
        }

        // A line written now would cut through the live one.
        public override void Refuse(string place, string reason) => _held.Add((place, reason));

        public override void End(IngestEnding ending)
        {
            foreach (var (place, reason) in _held)
                base.Refuse(place, reason);
            base.End(ending);
        }
    }

    private sealed class JsonView(TextWriter output, TextWriter error) : IngestView(output, error)
    {
        private static readonly IngestJsonContext Context = new(
            new JsonSerializerOptions(IngestJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        private readonly List<RefusalLine> _refused = [];

        public override void Progress(ScanSummary summary, TimeSpan elapsed)
        {
        }

        public override void Refuse(string place, string reason)
        {
            _refused.Add(new RefusalLine(place, reason));
            base.Refuse(place, reason);
        }

        public override void End(IngestEnding ending)
        {
            var summary = ending.Summary;
            var line = new IngestLine(summary.Added, summary.Updated, summary.Unchanged, summary.Refused)
            {
                Unreadable = summary.Unreadable,
                Stopped = ending.IsStopped,
                ElapsedMs = Math.Round(ending.Elapsed.TotalMilliseconds, 2),
                Refusals = _refused,
            };
            Out.WriteLine(JsonSerializer.Serialize(line, Context.IngestLine));
            Out.Flush();
        }
    }
}

/// <summary>The counts of an ingestion as they are written.</summary>
internal sealed record IngestLine(int Added, int Updated, int Unchanged, int Refused)
{
    public required int Unreadable { get; init; }

    public required bool Stopped { get; init; }

    public required double ElapsedMs { get; init; }

    public required IReadOnlyList<RefusalLine> Refusals { get; init; }
}

/// <summary>What was not stored, as it is written.</summary>
internal sealed record RefusalLine(string Place, string Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IngestLine))]
internal sealed partial class IngestJsonContext : JsonSerializerContext;
