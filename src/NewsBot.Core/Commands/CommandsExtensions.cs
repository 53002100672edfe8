using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Commands.Feeds;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Commands;

/// <summary>Registers the commands.</summary>
public static class CommandsExtensions
{
    /// <summary>Adds the router and its handlers; questions are kept at once.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.TryAddSingleton<IQuestionKeeper, DirectQuestionKeeper>();
        services.TryAddSingleton<IngestInputs>();
        services.TryAddSingleton<ChangedArticles>();
        services.TryAddSingleton<AuditTrail>();
        services.TryAddSingleton<RefusedAttempts>();
        services.TryAddSingleton<LongWork>();
        services.TryAddSingleton<QuestionLimit>();
        services.TryAddSingleton<CommandRouter>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IReadinessPart, ArchiveReadiness>());
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ICommandHandler, AskHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, MoreHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, ShowHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, ContextHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, HeadlinesHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, SourcesHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, StatusHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, IngestHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, ImportHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, ArticlesRemoveHandler>(),
        ]);
        return services;
    }

    /// <summary>Adds the commands for feeds; they need <see cref="IFeedList"/> and <see cref="IFeedOutlines"/>.</summary>
    public static IServiceCollection AddFeedCommands(this IServiceCollection services)
    {
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ICommandHandler, FeedsListHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, FeedsAddHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, FeedsRemoveHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, FeedsCheckHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, FeedsPauseHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, FeedsResumeHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, FeedsImportHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, FeedsExportHandler>(),
        ]);
        return services;
    }

    /// <summary>Breaks long work off when the host ends. Add it before the chats, so that it stops after them.</summary>
    public static IServiceCollection AddLongWork(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<LongWork>());

    /// <summary>Keeps questions in the background instead: for programs that run on. Add it before the chats, so that it stops after them.</summary>
    public static IServiceCollection AddBackgroundQuestionKeeper(this IServiceCollection services)
    {
        services.TryAddSingleton<BackgroundQuestionKeeper>();
        services.Replace(ServiceDescriptor.Singleton<IQuestionKeeper>(provider => provider.GetRequiredService<BackgroundQuestionKeeper>()));
        return services.AddHostedService(provider => provider.GetRequiredService<BackgroundQuestionKeeper>());
    }
}
