using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace NewsBot.Chat.Terminal;

/// <summary>Registers the terminal chat.</summary>
public static class TerminalExtensions
{
    /// <summary>Adds a prompt on the standard streams that ends the program with its input.</summary>
    public static IServiceCollection AddTerminalChat(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => TerminalStreams.OfConsole());
        services.TryAddSingleton(_ => TerminalFeatures.Detect());
        services.TryAddSingleton<TerminalReplyRenderer>();
        services.TryAddSingleton<TerminalSession>();
        return services.AddHostedService<TerminalAdapter>();
    }
}
