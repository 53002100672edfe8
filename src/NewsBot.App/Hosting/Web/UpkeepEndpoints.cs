using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Commands;

namespace NewsBot.App.Hosting.Web;

/// <summary>What those who run the bot ask it.</summary>
internal static class UpkeepEndpoints
{
    /// <summary>Where it is told whether the bot can answer.</summary>
    public const string ReadyPath = "/readyz";

    private const string LivesPath = "/healthz";
    private const string MetricsPath = "/metrics";

    /// <summary>Adds <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>.</summary>
    public static IEndpointRouteBuilder MapUpkeep(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(LivesPath, context => WriteAsync(context, "lives\n"));
        endpoints.MapGet(ReadyPath, TellReadinessAsync);
        endpoints.MapPrometheusScrapingEndpoint(MetricsPath, meterProvider: null, configureBranchedPipeline: branch => branch.Use(KeepOutsidersOutAsync), optionsName: null);
        return endpoints;
    }

    /// <summary>A line for each part; why one is not ready is for those who own it.</summary>
    private static async Task TellReadinessAsync(HttpContext context)
    {
        var parts = await context.RequestServices.GetRequiredService<Readiness>().LookAsync(context.RequestAborted);
        var isInsider = context.RequestServices.GetRequiredService<Insiders>().Include(context);
        if (parts.Any(part => part.Problem is not null))
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        await WriteAsync(context, string.Concat(parts.Select(part => $"{part.Name}: {Describe(part, isInsider)}\n")));
    }

    private static string Describe(PartState part, bool isInsider) =>
        part.Problem is not { } problem ? "ready" : isInsider ? problem.ReplaceLineEndings(" ") : "not ready";

    private static Task KeepOutsidersOutAsync(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<Insiders>().Include(context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return WriteAsync(context, "Metrics are for this machine alone; Metrics:AllowedNetworks names others that may see them.\n");
    }

    private static Task WriteAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
