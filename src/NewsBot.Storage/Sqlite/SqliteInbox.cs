using NewsBot.Commands;

namespace NewsBot.Storage.Sqlite;

/// <summary>What chats delivered. What is done with goes when it is a day old; what is not stays.</summary>
internal sealed class SqliteInbox(SqliteDatabase database, GroupedWrites writes, TimeProvider clock) : IInbox
{
    private const string Expire = "delete from inbox where received_at < $1 and content is null";

    private const string Insert = "insert into inbox (key, delivery, chat, received_at, content) values ($1, $2, $3, $4, $5) on conflict do nothing returning id";

    private const string Waiting = "select key, delivery, content from inbox where chat = $1 and content is not null order by id";

    private const string Complete = "update inbox set content = null, reply = $2 where key = $1";

    private const string Find = "select content is null, reply from inbox where key = $1";

    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    public ValueTask<bool> AddAsync(InboxItem item, CancellationToken ct) => writes.WriteAsync(
        session =>
        {
            var now = clock.GetUtcNow();
            session.Command(Expire).With((now - Memory).ToUnixTimeMilliseconds()).ExecuteNonQuery();
            return session.Command(Insert).With(item.Key, item.Delivery, item.Chat, now.ToUnixTimeMilliseconds(), item.Content).ReadLong() is not null;
        },
        ct);

    public ValueTask<IReadOnlyList<InboxItem>> WaitingAsync(string chat, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<InboxItem>>(
        database.Read(session => session.Command(Waiting).With(chat).Read(r => new InboxItem(chat, r.GetString(0), r.GetString(1), r.GetString(2)))));

    public async ValueTask CompleteAsync(string key, string? reply, CancellationToken ct) =>
        await writes.WriteAsync(session => session.Command(Complete).With(key, reply).ExecuteNonQuery(), ct);

    public ValueTask<InboxState?> FindAsync(string key, CancellationToken ct) => ValueTask.FromResult(
        database.Read(session => session.Command(Find).With(key).Read(r => new InboxState(r.GetBoolean(0), r.TextOrNull(1)))).FirstOrDefault());
}
