using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Retrieval;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks.Asking;

/// <summary>What the steps of an answer take and allocate, each with all that comes before it: every call asks the next question of a file.</summary>
[MemoryDiagnoser]
public class AnswerStages
{
    private static string _databasePath = "";
    private static string _questionFile = "";

    private Action _close = () => { };
    private SqlitePassageIndex _index = null!;
    private QuestionAnswerer _answerer = null!;
    private List<AskedQuestion> _questions = [];
    private int _next;

    /// <summary>Measures and prints.</summary>
    /// <param name="databasePath">The database that is asked.</param>
    /// <param name="questionFile">The questions.</param>
    internal static void Run(string databasePath, string questionFile)
    {
        (_databasePath, _questionFile) = (databasePath, questionFile);
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance); // the process that knows the files
        BenchmarkRunner.Run<AnswerStages>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "newsbot-benchmarks")));
    }

    /// <summary>Opens the database and asks every question once.</summary>
    [GlobalSetup]
    public async Task OpenAsync()
    {
        var database = new SqliteDatabase(Options.Create(new SqliteOptions { Path = _databasePath }));
        _close = database.Dispose;
        _index = new SqlitePassageIndex(database);
        _answerer = new QuestionAnswerer(_index, TimeProvider.System, Options.Create(new AnswersOptions()));
        _questions = AskedQuestion.Read(_questionFile, step: 1);
        for (var i = 0; i < _questions.Count; i++)
            await AnswerAsync();
    }

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public void Close() => _close();

    /// <summary>Words, names, times and what is asked for.</summary>
    [Benchmark]
    public object Understand() => QuestionAnalyzer.Parse(Next().Text, DateTimeOffset.UnixEpoch);

    /// <summary>The articles that may answer.</summary>
    [Benchmark]
    public async Task<int> FindAsync()
    {
        await using var snapshot = await _index.OpenAsync(CancellationToken.None);
        return (await _answerer.CandidatesAsync(snapshot, Next(), CancellationToken.None)).Count;
    }

    /// <summary>Their passages, best first.</summary>
    [Benchmark]
    public async Task<int> RankAsync()
    {
        await using var snapshot = await _index.OpenAsync(CancellationToken.None);
        return (await _answerer.RankAsync(snapshot, Next(), CancellationToken.None)).Ranking.Passages.Count;
    }

    /// <summary>The whole answer, with citations and what is answered in short.</summary>
    [Benchmark(Baseline = true)]
    public async Task<object> AnswerAsync() => await _answerer.AnswerAsync(Next(), CancellationToken.None);

    private Question Next() => _questions[_next++ % _questions.Count].Question;
}
