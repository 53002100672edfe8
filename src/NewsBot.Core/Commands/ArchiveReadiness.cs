using NewsBot.Articles;

namespace NewsBot.Commands;

/// <summary>The database is open and can be read.</summary>
internal sealed class ArchiveReadiness(IArchive archive) : IReadinessPart
{
    public string Name => "database";

    public async ValueTask<string?> ProblemAsync(CancellationToken ct)
    {
        try
        {
            await archive.CoverageAsync(ct);
            return null;
        }
        catch (ArchiveUnavailableException ex)
        {
            return ex.Message;
        }
    }
}
