using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Chat.Discord;

/// <summary>Registers the bot on Discord.</summary>
public static class DiscordExtensions
{
    /// <summary>Whether the owner wants the bot on Discord.</summary>
    public static bool IsConfigured(IConfiguration configuration) =>
        HasAny(configuration, nameof(DiscordOptions.Token), nameof(DiscordOptions.TokenFile), nameof(DiscordOptions.PublicKey));

    /// <summary>Whether the owner has begun to put the bot on Discord, so that the doctor has something to look at.</summary>
    public static bool IsBegun(IConfiguration configuration) => IsConfigured(configuration) || HasAny(configuration, nameof(DiscordOptions.ApplicationId));

    /// <summary>Adds what speaks with Discord's REST interface, and the section <c>Discord</c>; nothing is connected yet.</summary>
    public static IServiceCollection AddDiscordApi(this IServiceCollection services)
    {
        services.AddOptions<DiscordOptions>().BindConfiguration(DiscordOptions.Section).PostConfigure(ReadSecrets);
        services.TryAddSingleton(provider => CredentialsOf(OptionsOf(provider)));
        services.TryAddSingleton<RateLimits>();
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<DiscordRest>(
            provider, DiscordHttp.Create(BaseUrl(provider), DiscordHttp.MostBytes)));
        services.TryAddSingleton<DiscordApi>();
        services.TryAddSingleton<CommandRegistration>();
        return services;
    }

    /// <summary>Lets the doctor look at the bot's way to Discord.</summary>
    public static IServiceCollection AddDiscordExamination(this IServiceCollection services)
    {
        services.AddDiscordApi();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExaminedPart, DiscordExamination>());
        return services;
    }

    /// <summary>The link that brings the bot to a server; null where the settings name no application.</summary>
    public static string? WriteDiscordInvite(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var id = configuration[$"{DiscordOptions.Section}:{nameof(DiscordOptions.ApplicationId)}"];
        return id is { Length: > 0 } && id.All(char.IsAsciiDigit) ? DiscordInvite.Write(id) : null;
    }

    /// <summary>Puts the bot on Discord.</summary>
    public static IServiceCollection AddDiscordChat(this IServiceCollection services)
    {
        services.AddDiscordApi();
        services.AddOptions<DiscordOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider => new GatewayClock(provider.GetRequiredService<TimeProvider>(), Random.Shared));
        services.TryAddSingleton<Gateway>();
        services.TryAddSingleton<DiscordAdmins>();
        services.TryAddSingleton<OrderReader>();
        services.TryAddSingleton<Completions>();
        services.TryAddSingleton(provider => new Attachments(BaseUrl(provider), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<OrderRouter>();
        services.TryAddSingleton<DeferredInteractions>();
        services.TryAddSingleton<InteractionDesk>();
        services.TryAddSingleton(provider => new InteractionSignature(OptionsOf(provider).PublicKey!));
        services.TryAddSingleton<InteractionEndpoint>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IReadinessPart, DiscordReadiness>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminPlace, DiscordAdminPlace>());
        services.TryAddSingleton<DiscordState>();
        return services.AddHostedService<DiscordAdapter>();
    }

    /// <summary>Adds the address where Discord delivers, where the owner wants it to come over HTTP.</summary>
    public static IEndpointRouteBuilder MapDiscord(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<DiscordState>() is not null && OptionsOf(endpoints.ServiceProvider).IsHttp)
            endpoints.MapPost(InteractionEndpoint.Path, endpoints.ServiceProvider.GetRequiredService<InteractionEndpoint>().ServeAsync);
        return endpoints;
    }

    private static bool HasAny(IConfiguration configuration, params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(DiscordOptions.Section);
        return keys.Any(key => !string.IsNullOrEmpty(section[key]));
    }

    private static DiscordOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<DiscordOptions>>().Value;

    private static Uri BaseUrl(IServiceProvider provider) => new(OptionsOf(provider).ApiBaseUrl);

    private static DiscordCredentials CredentialsOf(DiscordOptions options) => new(options.ApplicationId ?? "", options.Token ?? "");

    private static void ReadSecrets(DiscordOptions options)
    {
        if (string.IsNullOrEmpty(options.Token) && !string.IsNullOrEmpty(options.TokenFile) && File.Exists(options.TokenFile))
            options.Token = File.ReadAllText(options.TokenFile).Trim();
    }
}
