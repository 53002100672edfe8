using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Answering;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Storage;

/// <summary>Registers a store.</summary>
public static class StorageExtensions
{
    /// <summary>Keeps the archive in one SQLite file; settings in the section <c>Storage</c>.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services)
    {
        services.AddOptions<SqliteOptions>().BindConfiguration(SqliteOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .Validate(o => SqliteDatabase.NamesFile(o.ConnectionString), "Storage:ConnectionString is no Microsoft.Data.Sqlite connection string that names a file; write Data Source=data/newsbot.db, or set Storage:Path instead.");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IArticleStore, SqliteArticleStore>();
        services.TryAddSingleton<IPassageIndex, SqlitePassageIndex>();
        services.TryAddSingleton<IWordVectorStore, SqliteWordVectors>();
        services.TryAddSingleton<IAnswerLog, SqliteAnswerLog>();
        services.TryAddSingleton<IFeedStore, SqliteFeedStore>();
        services.TryAddSingleton<IAuditLog, SqliteAuditLog>();
        services.TryAddSingleton<GroupedWrites>();
        services.TryAddSingleton<IInbox, SqliteInbox>();
        services.TryAddSingleton<IThreadLog, SqliteThreadLog>();
        services.TryAddSingleton<IArchive, SqliteArchive>();
        services.TryAddSingleton<IDatabaseUpkeep, SqliteUpkeep>();
        return services;
    }

    /// <summary>Shows how much is stored to whoever measures the program: for programs that run on.</summary>
    public static IServiceCollection AddSqliteGauges(this IServiceCollection services) => services.AddHostedService<SqliteGauges>();
}
