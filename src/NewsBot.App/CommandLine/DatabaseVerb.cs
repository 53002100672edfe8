using System.CommandLine;
using System.Globalization;
using NewsBot.Commands;
using NewsBot.Retrieval.Vectors;

namespace NewsBot.App.CommandLine;

/// <summary><c>db</c>: care for the database.</summary>
internal static class DatabaseVerb
{
    public static Command Create(VerbSetup setup) =>
        new Verb("db", "Check, back up or optimize the database", "newsbot db check", "newsbot db backup /backups/news-monday.db", "newsbot db optimize")
        {
            CreateCheck(setup),
            CreateBackup(setup),
            CreateOptimize(setup),
        };

    private static Verb CreateCheck(VerbSetup setup)
    {
        var verb = new Verb("check", "Check that the database is sound", "newsbot db check");
        setup.OneShot(verb, async (call, ct) =>
        {
            var findings = await call.Get<IDatabaseUpkeep>().CheckAsync(ct);
            return await TellAsync(call, findings, "the database is sound", ct);
        });
        return verb;
    }

    private static Verb CreateBackup(VerbSetup setup)
    {
        var path = new Argument<string>("PATH") { Description = "The file to write; it must not exist" };
        var verb = new Verb("backup", "Copy the database while it is in use, and check the copy", "newsbot db backup /backups/news-monday.db") { path };
        setup.OneShot(verb, async (call, ct) =>
        {
            var target = Path.GetFullPath(call.Line.GetRequiredValue(path));
            if (Path.Exists(target))
                return await call.FailAsync($"{target} exists already; a backup never overwrites", ct);
            var findings = await call.Get<IDatabaseUpkeep>().BackupAsync(target, ct);
            return await TellAsync(call, findings, $"backed up to {target}; the copy is sound", ct);
        });
        return verb;
    }

    private static Verb CreateOptimize(VerbSetup setup)
    {
        var verb = new Verb("optimize", "Learn which words mean the same, merge the index and give free space back", "newsbot db optimize");
        setup.OneShot(verb, async (call, ct) =>
        {
            if (await call.Get<WordVectorRefresh>().RunAsync(growth: 1, ct))
                await call.Out.WriteLineAsync("learned from the articles which words mean the same".AsMemory(), ct);
            var (before, after) = await call.Get<IDatabaseUpkeep>().OptimizeAsync(ct);
            await call.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"optimized: {before:N0} bytes before, {after:N0} after").AsMemory(), ct);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<int> TellAsync(VerbCall call, IReadOnlyList<string> findings, string sound, CancellationToken ct)
    {
        foreach (var finding in findings)
            await call.FailAsync(finding, ct);
        if (findings.Count > 0)
            return ExitCode.Failed;
        await call.Out.WriteLineAsync(sound.AsMemory(), ct);
        return ExitCode.Done;
    }
}
