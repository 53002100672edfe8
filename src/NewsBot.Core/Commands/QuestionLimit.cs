using Microsoft.Extensions.Options;
using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>Lets a person ask <c>Answers:PerUserPerMinute</c> questions within any minute.</summary>
public sealed class QuestionLimit(IOptions<AnswersOptions> options, TimeProvider clock)
{
    private const int MostPeople = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Platform, string UserId), Queue<DateTimeOffset>> _asked = [];

    /// <summary>Counts a question of <paramref name="caller"/>, or tells how long they must wait to ask another.</summary>
    public bool TryTake(Caller caller, out TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(caller);
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var asked = AskedBy((caller.Platform, caller.UserId), now);
            Forget(asked, now);
            wait = asked.Count < options.Value.PerUserPerMinute ? TimeSpan.Zero : asked.Peek() + Window - now;
            if (wait > TimeSpan.Zero)
                return false;
            asked.Enqueue(now);
            return true;
        }
    }

    private Queue<DateTimeOffset> AskedBy((string Platform, string UserId) person, DateTimeOffset now)
    {
        if (_asked.TryGetValue(person, out var asked))
            return asked;
        if (_asked.Count >= MostPeople)
        {
            foreach (var (other, times) in _asked)
            {
                Forget(times, now);
                if (times.Count == 0)
                    _asked.Remove(other);
            }
        }

        return _asked[person] = new Queue<DateTimeOffset>();
    }

    private static void Forget(Queue<DateTimeOffset> asked, DateTimeOffset now)
    {
        while (asked.TryPeek(out var oldest) && oldest + Window <= now)
            asked.Dequeue();
    }
}
