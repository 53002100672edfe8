using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NewsBot.App.Hosting;

namespace NewsBot.Tests.App;

public sealed class LogOutputTests
{
    [Theory]
    [InlineData(true, ConsoleFormatterNames.Simple)]
    [InlineData(false, ConsoleFormatterNames.Json)]
    public void People_get_lines_and_programs_get_JSON_on_the_standard_error(bool isRead, string formatter)
    {
        using var services = Services(isRead);

        var console = services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value;

        Assert.Equal((formatter, LogLevel.Trace), (console.FormatterName, console.LogToStandardErrorThreshold));
    }

    [Theory]
    [InlineData("NewsBot.Ingestion.IngestionWorker", LogLevel.Information, false)]
    [InlineData("NewsBot.Ingestion.IngestionWorker", LogLevel.Warning, true)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, true)]
    public void Only_what_its_owner_may_have_to_act_on_is_logged(string category, LogLevel level, bool isLogged)
    {
        using var services = Services(isRead: false);

        Assert.Equal(isLogged, services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level));
    }

    [Theory]
    [InlineData("NewsBot.Ingestion.IngestionWorker", true)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", false)]
    public void More_of_the_bot_is_not_more_of_its_web_server(string category, bool isLogged)
    {
        using var services = Services(isRead: false, ("Logging:LogLevel:Default", "Information"));

        Assert.Equal(isLogged, services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(LogLevel.Information));
    }

    private static ServiceProvider Services(bool isRead, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build();
        return new ServiceCollection().AddLogging(logging => logging.AddLog(configuration, isRead)).BuildServiceProvider();
    }
}
