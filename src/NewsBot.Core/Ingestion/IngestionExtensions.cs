using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace NewsBot.Ingestion;

/// <summary>Registers ingestion.</summary>
public static class IngestionExtensions
{
    /// <summary>
    /// Adds the worker that reads every <see cref="IArticleSourceProvider"/> while the host runs, and <see cref="IngestionStatus"/>.
    /// It needs an <see cref="IIngestionPipeline"/>.
    /// </summary>
    public static IServiceCollection AddIngestionWorker(this IServiceCollection services)
    {
        services.TryAddSingleton<IngestionStatus>();
        services.AddHostedService<IngestionWorker>();
        return services;
    }

    /// <summary>Adds the worker that removes what is older than <c>Ingestion:KeepDays</c>.</summary>
    public static IServiceCollection AddRetentionWorker(this IServiceCollection services) => services.AddHostedService<RetentionWorker>();
}
