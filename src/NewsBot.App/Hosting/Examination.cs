using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsBot.App.Hosting.Web;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage.Sqlite;

namespace NewsBot.App.Hosting;

/// <summary>Examines what the bot stands on.</summary>
internal sealed class Examination(IServiceProvider services)
{
    private const long LittleSpace = 512L * 1024 * 1024;
    private const string Seeds = "seeds/articles";

    /// <summary>Each finding; a broken configuration ends it, because nothing else can be judged by then.</summary>
    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var configuration = Configuration();
        yield return configuration;
        foreach (var problem in UnknownSettings.Describe(services.GetRequiredService<IConfiguration>()))
            yield return new Finding("setting", false, problem);
        if (!configuration.IsFine)
            yield break;
        var path = DatabaseFile.Of(services.GetRequiredService<IOptions<SqliteOptions>>().Value);
        yield return await DatabaseAsync(path, ct);
        if (DiskOf(path) is { } disk)
            yield return disk;
        foreach (var finding in Folders(await HasFeedsAsync(path, ct)))
            yield return finding;
        foreach (var part in services.GetServices<IExaminedPart>())
        {
            await foreach (var fact in part.ExamineAsync(ct))
                yield return new Finding(part.Name, fact.IsFine, fact.Text);
        }
    }

    private Finding Configuration()
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            _ = ListeningAddresses.Read(services.GetRequiredService<IConfiguration>());
        }
        catch (OptionsValidationException ex)
        {
            return new Finding("configuration", false, SettingProblems.Describe(ex));
        }
        catch (InvalidOperationException ex) when (SettingProblems.Describe(ex) is { } problem)
        {
            return new Finding("configuration", false, problem);
        }

        var file = Path.GetFullPath("appsettings.json");
        var text = File.Exists(file) ? $"{file} is valid" : "no appsettings.json in this folder, so the defaults and the environment hold";
        return new Finding("configuration", true, text);
    }

    private async ValueTask<Finding> DatabaseAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
            return MissingDatabase(path);
        try
        {
            var status = await services.GetRequiredService<IArchive>().StatusAsync(ct);
            var holds = status.Coverage.Articles == 0 ? "is empty so far" : $"holds {CoverageText.Describe(status.Coverage)}";
            return new Finding("database", true, $"{path} {holds}");
        }
        catch (Exception ex) when (ex is ArchiveUnavailableException or IOException or UnauthorizedAccessException)
        {
            return new Finding("database", false, ex.Message);
        }
    }

    private static Finding MissingDatabase(string path)
    {
        var folder = NearestFolder(path);
        return CanWrite(folder)
            ? new Finding("database", true, $"{path} does not exist yet; it is made when it is first needed")
            : new Finding("database", false, $"{path} does not exist and cannot be made; allow this user to write {folder}, or name another file with --db");
    }

    private static Finding? DiskOf(string path)
    {
        try
        {
            var free = new DriveInfo(NearestFolder(path)).AvailableFreeSpace;
            var text = string.Create(CultureInfo.InvariantCulture, $"{free / (1024 * 1024):N0} MB are free beside the database");
            return new Finding("disk", free >= LittleSpace, free >= LittleSpace ? text : text + "; free some space before it runs full");
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // some file systems do not tell
        }
    }

    /// <summary>Whether there is a feed, in the settings or in a list that can be read.</summary>
    private async ValueTask<bool> HasFeedsAsync(string path, CancellationToken ct)
    {
        if (services.GetRequiredService<IOptions<IngestionOptions>>().Value.Feeds.Count > 0)
            return true;
        try
        {
            return File.Exists(path) && (await services.GetRequiredService<IFeedList>().ListAsync(ct)).Count > 0;
        }
        catch (Exception ex) when (ex is ArchiveUnavailableException or IOException or UnauthorizedAccessException)
        {
            return false; // what is wrong with the database was found already
        }
    }

    private IEnumerable<Finding> Folders(bool hasFeeds)
    {
        var folders = services.GetRequiredService<IOptions<IngestionOptions>>().Value.Folders;
        if (folders.Count > 0)
            return folders.Select(Folder);
        if (hasFeeds)
            return [new Finding("folders", true, "none are configured, and the news comes from feeds")];
        // The samples are the default where they are there and nothing else is configured.
        var seeds = Path.GetFullPath(Seeds);
        return
        [
            Directory.Exists(seeds) || ConfiguredChats.Any(services.GetRequiredService<IConfiguration>())
                ? new Finding("folders", true, "none are configured, and a configured chat or feed keeps the samples out")
                : new Finding("folders", false, $"none are configured and {seeds} is missing; set Ingestion:Folders, or start in the folder that holds seeds"),
        ];
    }

    private static Finding Folder(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (File.Exists(full))
            return new Finding("folder", true, $"{full} is a file and is there");
        if (!Directory.Exists(full))
            return new Finding("folder", false, $"{full} does not exist; create it or correct Ingestion:Folders");
        try
        {
            _ = Directory.EnumerateFileSystemEntries(full).Any();
            return new Finding("folder", true, $"{full} can be read");
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return new Finding("folder", false, $"{full} cannot be read ({ex.Message}); allow this user to read it");
        }
    }

    private static string NearestFolder(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        return folder ?? Path.GetPathRoot(path) ?? ".";
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $".newsbot-{Environment.ProcessId}.probe"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
            return true;
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

/// <summary>What an examination found.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="IsFine">Whether it works.</param>
/// <param name="Text">A sentence; for a problem with what to do.</param>
internal sealed record Finding(string Subject, bool IsFine, string Text);
