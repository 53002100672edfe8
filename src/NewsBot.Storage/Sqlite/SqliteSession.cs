using Microsoft.Data.Sqlite;

namespace NewsBot.Storage.Sqlite;

/// <summary>A connection with its prepared commands. For one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private readonly Dictionary<string, RawStatement> _statements = [];

    public SqliteConnection Connection => connection;

    /// <summary>The command for a constant text, prepared once.</summary>
    public SqliteCommand Command(string sql)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            _commands.Add(sql, command);
        }

        command.Transaction = Transaction;
        return command;
    }

    /// <summary>The raw statement for a constant text, prepared once; it runs in whatever transaction the connection has.</summary>
    public RawStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new RawStatement(connection, sql));
        return statement;
    }

    /// <summary>The transaction that commands run in.</summary>
    public SqliteTransaction? Transaction { get; set; }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        foreach (var statement in _statements.Values)
            statement.Dispose();
        Transaction?.Dispose();
        connection.Dispose();
    }
}
