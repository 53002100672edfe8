using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace NewsBot.Commands;

/// <summary>Registers the commands.</summary>
public static class CommandsExtensions
{
    /// <summary>Adds the router and its handlers; questions are kept at once.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.TryAddSingleton<IQuestionKeeper, DirectQuestionKeeper>();
        services.TryAddSingleton<IngestInputs>();
        services.TryAddSingleton<CommandRouter>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ICommandHandler, AskHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, SourcesHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, StatusHandler>(),
            ServiceDescriptor.Singleton<ICommandHandler, IngestHandler>(),
        ]);
        return services;
    }

    /// <summary>Keeps questions in the background instead: for programs that run on. Add it before the chats, so that it stops after them.</summary>
    public static IServiceCollection AddBackgroundQuestionKeeper(this IServiceCollection services)
    {
        services.TryAddSingleton<BackgroundQuestionKeeper>();
        services.Replace(ServiceDescriptor.Singleton<IQuestionKeeper>(provider => provider.GetRequiredService<BackgroundQuestionKeeper>()));
        return services.AddHostedService(provider => provider.GetRequiredService<BackgroundQuestionKeeper>());
    }
}
