using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NewsBot.App.CommandLine;
using NewsBot.App.Hosting.Web;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Slack;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Sources;
using NewsBot.Storage;

namespace NewsBot.App.Hosting;

/// <summary>Puts the program together: configuration, logging, services.</summary>
internal static class NewsBotHost
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    /// <summary>The host; <paramref name="isLasting"/> adds what only a program that runs on needs.</summary>
    public static IHost Build(IReadOnlyDictionary<string, string?> settings, VerbEnvironment environment, bool isLasting)
    {
        if (isLasting && ListeningAddresses.Read(AddSettings(new ConfigurationBuilder(), settings).Build()) is { Count: > 0 } addresses)
            return WebHosting.Build(addresses, web => Fill(web, settings, environment, isLasting: true));
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Fill(builder, settings, environment, isLasting);
        return builder.Build();
    }

    private static IConfigurationBuilder AddSettings(IConfigurationBuilder configuration, IReadOnlyDictionary<string, string?> settings) => configuration
        .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true, reloadOnChange: false)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(settings);

    private static void Fill(IHostApplicationBuilder builder, IReadOnlyDictionary<string, string?> settings, VerbEnvironment environment, bool isLasting)
    {
        AddSettings(builder.Configuration, settings);
        builder.Logging.AddLog(builder.Configuration, environment.IsLogRead);
        AddServices(builder.Services, builder.Configuration);
        if (isLasting)
            AddLastingServices(builder.Services, builder.Configuration, environment);
        environment.Configure?.Invoke(builder.Services);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
    }

    private static void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSqliteStorage();
        services.AddNewsBotCore();
        services.AddFileSources();
        services.AddWebSources();
        services.AddFeedList();
        services.AddCommands();
        services.AddFeedCommands();
        services.AddOptions<MetricsOptions>().BindConfiguration(MetricsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIngestInput, FileInput>());
        if (DiscordExtensions.IsBegun(configuration))
            services.AddDiscordExamination();
        if (SlackExtensions.IsConfigured(configuration))
            services.AddSlackExamination();
    }

    /// <summary>They stop in the reverse order: the chat first, then what it relies on.</summary>
    private static void AddLastingServices(IServiceCollection services, IConfiguration configuration, VerbEnvironment environment)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        services.AddBackgroundQuestionKeeper();
        services.AddIngestionWorker();
        services.AddFeedPolling();
        services.AddLongWork();
        services.AddRetentionWorker();
        services.AddWordVectorWorker();
        services.AddSqliteGauges();
        if (DiscordExtensions.IsConfigured(configuration))
            services.AddDiscordChat();
        if (SlackExtensions.IsConfigured(configuration))
            services.AddSlackChat();
        if (!ConfiguredChats.Any(configuration))
            AddTerminal(services, environment);
    }

    private static void AddTerminal(IServiceCollection services, VerbEnvironment environment)
    {
        services.AddSingleton(environment.Features);
        services.AddSingleton(new TerminalStreams(environment.In, environment.Out, environment.IsInteractive && environment.IsInputInteractive));
        services.AddTerminalChat();
    }
}
