using System.Diagnostics;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Commands;
using NewsBot.Retrieval;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Benchmarks.Chat;

/// <summary>The answerer without a chat, asked as many questions at a time as the program takes; the others wait for their turn.</summary>
internal sealed class AnswererAlone(SqliteDatabase database, IReadOnlyList<string> questions)
{
    private readonly QuestionAnswerer _answerer = new(new SqlitePassageIndex(database), TimeProvider.System, Options.Create(new AnswersOptions()));
    private int _asked;

    /// <summary>How long each took, its wait included.</summary>
    public async Task<IReadOnlyList<TimeSpan>> AskAsync(int atOnce, int rounds, CancellationToken ct)
    {
        using var turns = new FairTurns();
        var working = turns.RunAsync(Environment.ProcessorCount, ct);
        var times = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
            times.AddRange(await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => AskAsync(turns, _asked++).WaitAsync(ct))));
        turns.Complete();
        await working;
        return times;
    }

    private Task<TimeSpan> AskAsync(FairTurns turns, int number)
    {
        var answered = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = Stopwatch.StartNew();
        turns.TryAdd($"{number}", async ct =>
        {
            await _answerer.AnswerAsync(new Question(questions[number % questions.Count]), ct);
            answered.SetResult(watch.Elapsed);
        });
        return answered.Task;
    }
}
