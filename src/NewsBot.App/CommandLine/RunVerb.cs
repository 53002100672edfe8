using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NewsBot.App.Hosting;
using NewsBot.App.Hosting.Web;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage.Sqlite;

namespace NewsBot.App.CommandLine;

/// <summary><c>run</c>: the host with its worker and its chats.</summary>
internal static class RunVerb
{
    private const string Name = "run";

    public static Command Create(VerbSetup setup)
    {
        var verb = new Verb(Name, "Run the bot: ingest what is configured, poll the feeds, and answer questions (the default)", "newsbot run", "newsbot run < questions.txt");
        setup.Lasting(verb, RunAsync);
        return verb;
    }

    /// <summary>Whether a command is this one, named or as the default.</summary>
    public static bool Is(Command command) => command is RootCommand or { Name: Name };

    public static void SetAsDefault(RootCommand root, VerbSetup setup) => setup.Lasting(root, RunAsync);

    private static async Task<int> RunAsync(VerbCall call, IHost host, CancellationToken ct)
    {
        var database = DatabaseFile.Of(call.Get<IOptions<SqliteOptions>>().Value);
        if (!RunLock.TryTake(database, out var held))
            return await call.FailAsync($"another 'newsbot run' uses the database {database}; stop it, or name another database with --db", ct);
        using (held)
        {
            await call.Get<IArchive>().CoverageAsync(ct); // a database that cannot be used ends it here, in plain words
            await KeepSamplesOutAsync(call, ct);
            if (ListeningAddresses.Read(call.Get<IConfiguration>()).Select(ListeningAddresses.ProblemOf).FirstOrDefault(p => p is not null) is { } problem)
                return await call.FailAsync(problem, ct);
            await host.RunAsync(ct);
        }

        return Environment.ExitCode;
    }

    /// <summary>The samples never mix with the news of feeds, also of those that are in the list and not configured.</summary>
    private static async Task KeepSamplesOutAsync(VerbCall call, CancellationToken ct)
    {
        var isConfigured = call.Get<IConfiguration>().GetSection($"{IngestionOptions.Section}:{nameof(IngestionOptions.Folders)}").GetChildren().Any();
        if (!isConfigured && (await call.Get<IFeedList>().ListAsync(ct)).Count > 0)
            call.Get<IOptions<IngestionOptions>>().Value.Folders = [];
    }
}
