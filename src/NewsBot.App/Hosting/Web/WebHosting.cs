using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Slack;
using NewsBot.Commands;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace NewsBot.App.Hosting.Web;

/// <summary>A host that listens. It starts with the rest of the host, and stops before what it relies on.</summary>
internal static class WebHosting
{
    private const long MostBodyBytes = 1024 * 1024;
    private const string RuntimeMeter = "System.Runtime";

    /// <summary>Builds it; <paramref name="fill"/> adds all that is not the web's.</summary>
    public static IHost Build(IReadOnlyList<BindingAddress> addresses, Action<IHostApplicationBuilder> fill)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        builder.Services.AddRoutingCore();
        AddUpkeep(builder.Services);
        fill(builder);
        var app = builder.Build();
        foreach (var address in addresses)
            app.Urls.Add(address.ToString());
        app.MapUpkeep().MapDiscord().MapSlack();
        return app;
    }

    private static void AddUpkeep(IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddSingleton<Insiders>();
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("newsbot")).WithMetrics(metrics => metrics.AddMeter(NewsBotMeter.Name, RuntimeMeter).AddPrometheusExporter());
    }
}
