using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Chat.Slack;

/// <summary>Registers the bot on Slack.</summary>
public static class SlackExtensions
{
    /// <summary>Whether the owner wants the bot on Slack.</summary>
    public static bool IsConfigured(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(SlackOptions.Section);
        return ((string[])[nameof(SlackOptions.BotToken), nameof(SlackOptions.BotTokenFile)]).Any(key => !string.IsNullOrEmpty(section[key]));
    }

    /// <summary>Adds what speaks with Slack's Web API, and the section <c>Slack</c>; nothing is connected yet.</summary>
    public static IServiceCollection AddSlackApi(this IServiceCollection services)
    {
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.Section).PostConfigure(ReadSecrets);
        services.TryAddSingleton(provider => CredentialsOf(OptionsOf(provider)));
        services.TryAddSingleton<SlackLimits>();
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<SlackRest>(provider, SlackHttp.Create(new Uri(OptionsOf(provider).ApiBaseUrl))));
        services.TryAddSingleton<SlackApi>();
        return services;
    }

    /// <summary>Lets the doctor look at the bot's way to Slack.</summary>
    public static IServiceCollection AddSlackExamination(this IServiceCollection services)
    {
        services.AddSlackApi();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExaminedPart, SlackExamination>());
        return services;
    }

    /// <summary>The manifest of the app; for HTTP with the address at which the bot is reached, for Socket Mode with none.</summary>
    public static string WriteSlackManifest(Uri? address) => SlackManifest.Write(address);

    /// <summary>Puts the bot on Slack.</summary>
    public static IServiceCollection AddSlackChat(this IServiceCollection services)
    {
        services.AddSlackApi();
        services.AddOptions<SlackOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider => new SocketClock(provider.GetRequiredService<TimeProvider>(), Random.Shared));
        services.TryAddSingleton(provider => new RequestSignature(OptionsOf(provider).SigningSecret ?? "", provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<SocketMode>();
        services.TryAddSingleton<SlackState>();
        services.TryAddSingleton<SlackWork>();
        services.TryAddSingleton<SlackUsers>();
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<SlackFiles>(provider, new Uri(OptionsOf(provider).ApiBaseUrl)));
        services.TryAddSingleton<SharedFiles>();
        services.TryAddSingleton<ThreadFollowUps>();
        services.TryAddSingleton<SlackTalk>();
        services.TryAddSingleton<SlackHome>();
        services.TryAddSingleton<SlackPoster>();
        services.TryAddSingleton<EventDesk>();
        services.TryAddSingleton<InteractionDesk>();
        services.TryAddSingleton<SlackDesk>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IReadinessPart, SlackReadiness>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAdminPlace, SlackAdminPlace>());
        return services.AddHostedService<SlackAdapter>();
    }

    /// <summary>Adds the addresses where Slack delivers, where the owner wants it to come over HTTP.</summary>
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<SlackDesk>() is not null && OptionsOf(endpoints.ServiceProvider).IsHttp)
            SlackEndpoints.Map(endpoints);
        return endpoints;
    }

    private static SlackOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<SlackOptions>>().Value;

    private static SlackCredentials CredentialsOf(SlackOptions options) => new(options.BotToken ?? "", options.AppToken ?? "");

    private static void ReadSecrets(SlackOptions options)
    {
        options.BotToken = SecretOf(options.BotToken, options.BotTokenFile);
        options.AppToken = SecretOf(options.AppToken, options.AppTokenFile);
        options.SigningSecret = SecretOf(options.SigningSecret, options.SigningSecretFile);
    }

    private static string? SecretOf(string? secret, string? file) =>
        string.IsNullOrEmpty(secret) && !string.IsNullOrEmpty(file) && File.Exists(file) ? File.ReadAllText(file).Trim() : secret;
}
