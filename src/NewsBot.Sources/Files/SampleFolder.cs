using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NewsBot.Commands;
using NewsBot.Ingestion;

namespace NewsBot.Sources.Files;

/// <summary>
/// The default of <c>Ingestion:Folders</c>: the samples, so that a first run has something to answer from. They never mix with an
/// archive that someone feeds or a chat that asks it.
/// </summary>
/// <param name="configuration">The whole configuration.</param>
/// <param name="exists">Whether a folder is there: a program that was installed without the samples does not miss them.</param>
internal sealed class SampleFolder(IConfiguration configuration, Func<string, bool> exists) : IPostConfigureOptions<IngestionOptions>
{
    private const string Samples = "seeds/articles";

    private static readonly string[] Sources = ["Ingestion:Folders", "Ingestion:Feeds"];

    /// <inheritdoc/>
    public void PostConfigure(string? name, IngestionOptions options)
    {
        if (options.Folders.Count == 0 && !Sources.Any(IsSet) && !ConfiguredChats.Any(configuration) && exists(Samples))
            options.Folders = [Samples];
    }

    private bool IsSet(string key)
    {
        var section = configuration.GetSection(key);
        return !string.IsNullOrEmpty(section.Value) || section.GetChildren().Any();
    }
}
