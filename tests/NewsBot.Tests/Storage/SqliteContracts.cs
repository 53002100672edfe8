using Microsoft.Extensions.Time.Testing;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

public sealed class SqliteArticleStoreTests : ArticleStoreContract, IDisposable
{
    private SqliteFile? _file;

    public void Dispose() => _file?.Dispose();

    private protected override StorePorts CreatePorts(FakeTimeProvider clock) => (_file = new SqliteFile(clock)).Newsroom.Ports;
}

public sealed class SqlitePassageIndexTests : PassageIndexContract, IDisposable
{
    private SqliteFile? _file;

    public void Dispose() => _file?.Dispose();

    private protected override StorePorts CreatePorts(FakeTimeProvider clock) => (_file = new SqliteFile(clock)).Newsroom.Ports;
}

public sealed class SqliteSearchBoundsTests : SearchBoundsContract, IDisposable
{
    private SqliteFile? _file;

    public void Dispose() => _file?.Dispose();

    private protected override StorePorts CreatePorts(FakeTimeProvider clock) => (_file = new SqliteFile(clock)).Newsroom.Ports;
}

public sealed class SqliteStoryTests : StoryContract, IDisposable
{
    private SqliteFile? _file;

    public void Dispose() => _file?.Dispose();

    private protected override StorePorts CreatePorts(FakeTimeProvider clock) => (_file = new SqliteFile(clock)).Newsroom.Ports;
}

public sealed class SqliteFeedStoreTests : FeedStoreContract, IDisposable
{
    private SqliteFile? _file;

    public void Dispose() => _file?.Dispose();

    private protected override FeedPorts CreatePorts(FakeTimeProvider clock)
    {
        _file = new SqliteFile(clock);
        return new FeedPorts(new SqliteFeedStore(_file.Database, clock), _file.Newsroom);
    }
}
