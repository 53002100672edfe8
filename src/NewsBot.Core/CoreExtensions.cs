using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Answering;
using NewsBot.Ingestion;
using NewsBot.Retrieval.Vectors;

namespace NewsBot;

/// <summary>Registers what knows of no file, network or database.</summary>
public static class CoreExtensions
{
    /// <summary>Ingestion and answering; a store must be registered beside it. Settings in the sections <c>Ingestion</c> and <c>Answers</c>.</summary>
    public static IServiceCollection AddNewsBotCore(this IServiceCollection services)
    {
        services.AddOptions<IngestionOptions>().BindConfiguration(IngestionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AnswersOptions>().BindConfiguration(AnswersOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _), "Answers:TimeZone names no time zone; use an IANA name such as Europe/Berlin.");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Retention>();
        services.TryAddSingleton<IIngestionPipeline, IngestionPipeline>();
        services.TryAddSingleton<IQuestionAnswerer, QuestionAnswerer>();
        services.TryAddSingleton<WordVectorRefresh>();
        return services;
    }

    /// <summary>Adds the worker that learns an archive's own word vectors as it grows.</summary>
    public static IServiceCollection AddWordVectorWorker(this IServiceCollection services) => services.AddHostedService<WordVectorWorker>();
}
