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
        source = TryFind(input, caller, out var kind, out problem) ? kind.Open(input) : null;
        return source is not null;
    }

    /// <summary>Why what <paramref name="caller"/> names would be refused, as far as that shows before it is opened; null where nothing speaks against it.</summary>
    public async ValueTask<string?> JudgeAsync(string input, Caller caller, CancellationToken ct) =>
        TryFind(input, caller, out var kind, out var problem) ? await kind.JudgeAsync(input, ct) : problem;

    private bool TryFind(string input, Caller caller, [NotNullWhen(true)] out IIngestInput? kind, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        kind = Array.Find(_kinds, candidate => candidate.IsLocal != IsWebAddress(input) && candidate.Takes(input));
        problem = kind switch
        {
            null => $"{input}: this is not something that I can read.",
            { IsLocal: true } when caller.Platform != Caller.Terminal => "Files and folders can be named at the terminal only.",
            _ => null,
        };
        return problem is null;
    }

    private static bool IsWebAddress(string input) =>
        input.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
