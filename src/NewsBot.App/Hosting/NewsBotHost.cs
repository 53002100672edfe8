using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using NewsBot.App.CommandLine;
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
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddInMemoryCollection(settings);
        AddLogging(builder.Logging, builder.Configuration);
        AddServices(builder.Services);
        if (isLasting)
            AddLastingServices(builder.Services, environment);
        environment.Configure?.Invoke(builder.Services);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        return builder.Build();
    }

    /// <summary>Single lines on the standard error, because the standard output carries answers only.</summary>
    private static void AddLogging(ILoggingBuilder logging, ConfigurationManager configuration)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSqliteStorage();
        services.AddNewsBotCore();
        services.AddFileSources();
        services.AddWebSources();
        services.AddFeedList();
        services.AddCommands();
        services.AddFeedCommands();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIngestInput, FileInput>());
    }

    /// <summary>They stop in the reverse order: the chat first, then what it relies on.</summary>
    private static void AddLastingServices(IServiceCollection services, VerbEnvironment environment)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        services.AddBackgroundQuestionKeeper();
        services.AddIngestionWorker();
        services.AddFeedPolling();
        services.AddLongWork();
        services.AddSingleton(environment.Features);
        services.AddSingleton(new TerminalStreams(environment.In, environment.Out, environment.IsInteractive && environment.IsInputInteractive));
        services.AddTerminalChat();
    }
}
