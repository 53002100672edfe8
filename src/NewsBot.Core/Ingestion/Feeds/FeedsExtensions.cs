using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace NewsBot.Ingestion.Feeds;

/// <summary>Registers the list of feeds and its upkeep.</summary>
public static class FeedsExtensions
{
    /// <summary>Adds <see cref="IFeedList"/>; it needs an <see cref="IFeedFetcher"/>, an <see cref="IFeedStore"/> and an <see cref="IIngestionPipeline"/>.</summary>
    public static IServiceCollection AddFeedList(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider =>
            new PollSchedule(provider.GetRequiredService<IOptions<IngestionOptions>>().Value.PollInterval, Random.Shared));
        services.TryAddSingleton<FeedProgress>();
        services.TryAddSingleton<FeedPoll>();
        services.TryAddSingleton<IFeedList, FeedList>();
        return services;
    }

    /// <summary>Adds the worker that polls the list while the host runs and tells every <see cref="IAdminPlace"/> what fails.</summary>
    public static IServiceCollection AddFeedPolling(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminPlace, LogAdminPlace>());
        services.TryAddSingleton<AdminPlaces>();
        services.TryAddSingleton<FeedPolling>();
        return services.AddHostedService<FeedPollingWorker>();
    }
}
