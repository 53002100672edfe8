using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Files;
using NewsBot.Sources.Web;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Sources;

/// <summary>Registers where articles come from.</summary>
public static class SourcesExtensions
{
    /// <summary>Adds the files and folders of <c>Ingestion:Folders</c>, which are read and watched while the host runs.</summary>
    public static IServiceCollection AddFileSources(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<IngestionOptions>, SampleFolder>(
            provider => new SampleFolder(provider.GetRequiredService<IConfiguration>(), Directory.Exists)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IArticleSourceProvider, WatchedFileSources>());
        services.TryAddSingleton<IBulkText, BulkText>();
        return services;
    }

    /// <summary>Adds what fetches feeds and pages, guarded by <c>Ingestion:AllowedNetworks</c>.</summary>
    public static IServiceCollection AddWebFetcher(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new FetchLimits());
        services.TryAddSingleton<INameResolver, SystemNameResolver>();
        services.TryAddSingleton<IWebFetcher, WebFetcher>();
        return services;
    }

    /// <summary>Adds feeds and pages of the web: what fetches and reads them.</summary>
    public static IServiceCollection AddWebSources(this IServiceCollection services)
    {
        services.AddWebFetcher();
        services.TryAddSingleton<FetchedPages>();
        services.TryAddSingleton<IFeedFetcher, WebFeedFetcher>();
        services.TryAddSingleton<IFeedOutlines, OpmlOutlines>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIngestInput, PageInput>());
        return services;
    }
}
