using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace NewsBot.App.Hosting;

/// <summary>The log: single lines on the standard error, because the standard output carries answers only.</summary>
internal static class LogOutput
{
    /// <summary>Adds it: lines that people read where <paramref name="isRead"/>, else a JSON object a line.</summary>
    public static void AddLog(this ILoggingBuilder logging, IConfiguration configuration, bool isRead)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // else each look at an endpoint is several lines
        logging.AddConfiguration(configuration.GetSection("Logging"));
        if (isRead)
            logging.AddSimpleConsole(ForPeople);
        else
            logging.AddJsonConsole(ForPrograms);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static void ForPeople(SimpleConsoleFormatterOptions console)
    {
        console.SingleLine = true;
        console.IncludeScopes = true;
        console.ColorBehavior = LoggerColorBehavior.Disabled;
        console.UseUtcTimestamp = true;
        console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
    }

    private static void ForPrograms(JsonConsoleFormatterOptions console)
    {
        console.IncludeScopes = true;
        console.UseUtcTimestamp = true;
        console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        console.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    }
}
