using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NewsBot.Retrieval;

namespace NewsBot.Benchmarks.Asking;

/// <summary>What the steps of an answer take and allocate, each with all that comes before it: every call asks the next question of a file.</summary>
[MemoryDiagnoser]
public class AnswerStages
{
    private static NewsBotSystem _newsBot = null!;
    private static List<AskedQuestion> _questions = [];

    private int _next;

    /// <summary>Measures and prints, when every question was asked once.</summary>
    /// <param name="database">The database that is asked.</param>
    /// <param name="questionFile">The questions.</param>
    /// <param name="ct">Ends it before it measures.</param>
    internal static async Task RunAsync(string database, string questionFile, CancellationToken ct)
    {
        using var newsBot = new NewsBotSystem(database);
        (_newsBot, _questions) = (newsBot, AskedQuestion.Read(questionFile, step: 1));
        foreach (var asked in _questions)
            await newsBot.AnswerAsync(asked.Question, ct);
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance); // the process that was just warmed
        BenchmarkRunner.Run<AnswerStages>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "newsbot-benchmarks")));
    }

    /// <summary>Words, names, times and what is asked for.</summary>
    [Benchmark]
    public object Understand() => QuestionAnalyzer.Parse(Next().Text, DateTimeOffset.UnixEpoch);

    /// <summary>The articles that may answer.</summary>
    [Benchmark]
    public async Task<object> FindAsync() => await _newsBot.CandidatesAsync(Next(), CancellationToken.None);

    /// <summary>Their passages, best first.</summary>
    [Benchmark]
    public async Task<object> RankAsync() => await _newsBot.RankAsync(Next(), CancellationToken.None);

    /// <summary>The whole answer, with citations and what is answered in short.</summary>
    [Benchmark(Baseline = true)]
    public async Task AnswerAsync() => await _newsBot.AnswerAsync(Next(), CancellationToken.None);

    private Question Next() => _questions[_next++ % _questions.Count].Question;
}
