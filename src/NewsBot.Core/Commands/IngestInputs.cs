using System.Diagnostics.CodeAnalysis;
using NewsBot.Ingestion;

namespace NewsBot.Commands;

/// <summary>Every kind of thing that can be named to be ingested.</summary>
public sealed class IngestInputs(IEnumerable<IIngestInput> kinds)
{
    private readonly IIngestInput[] _kinds = [.. kinds];

    /// <summary>Opens what <paramref name="caller"/> names; where that may not or cannot be done, <paramref name="problem"/> says why.</summary>
    public bool TryOpen(string input, Caller caller, [NotNullWhen(true)] out IArticleSource? source, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        source = null;
        var kind = Array.Find(_kinds, candidate => candidate.IsLocal != IsWebAddress(input) && candidate.Takes(input));
        problem = kind switch
        {
            null when IsWebAddress(input) => $"{input}: web addresses cannot be read yet; save the page and name the file.",
            null => $"{input}: this is not something that I can read.",
            { IsLocal: true } when caller.Platform != Caller.Terminal => "Files and folders can be named at the terminal only.",
            _ => null,
        };
        if (problem is not null)
            return false;
        source = kind!.Open(input);
        return true;
    }

    private static bool IsWebAddress(string input) =>
        input.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
