using System.Text.RegularExpressions;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>What may be meant by what is typed so far: outlets, and the names that recent headlines speak of.</summary>
internal sealed partial class Completions(IArchive archive, TimeProvider clock) : IDisposable
{
    private const int RecentHeadlines = 200;

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private Known _known = new([], [], DateTimeOffset.MinValue);

    /// <summary>The best first; none where nothing fits.</summary>
    public async ValueTask<IReadOnlyList<Choice>> FindAsync(InteractionOption option, CancellationToken ct)
    {
        var known = await ReadAsync(ct);
        var typed = option.Text;
        var found = option.Name switch
        {
            "source" => Matching(known.Outlets, typed.Trim()),
            "question" => Completed(known.Names, typed),
            _ => [],
        };
        return [.. found.Where(text => text.Length is > 0 and <= Choice.MaxLength).Distinct(StringComparer.OrdinalIgnoreCase).Take(Choice.Most).Select(text => new Choice(text, text))];
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Those that begin with it, then those that hold it.</summary>
    private static IEnumerable<string> Matching(IReadOnlyList<string> texts, string part) => texts
        .Where(text => text.Contains(part, StringComparison.OrdinalIgnoreCase))
        .OrderBy(text => !text.StartsWith(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>The question with its last word, or its last two, completed to a name.</summary>
    private static IEnumerable<string> Completed(IReadOnlyList<string> names, string typed)
    {
        var words = typed.Split(' ');
        return from count in (int[])[2, 1]
               where words.Length >= count
               let last = string.Join(' ', words[^count..])
               where last.Trim().Length > 0 || typed.Length == 0
               from name in names
               where name.StartsWith(last, StringComparison.OrdinalIgnoreCase)
               select string.Join(' ', [.. words[..^count], name]);
    }

    private async ValueTask<Known> ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - _known.ReadAt < Freshness)
            return _known;
        await _reading.WaitAsync(ct);
        try
        {
            if (now - _known.ReadAt < Freshness)
                return _known;
            var outlets = await archive.SourcesAsync(ct);
            var headlines = await archive.HeadlinesAsync(new HeadlineQuery(now, RecentHeadlines), ct);
            return _known = new Known([.. outlets.Select(outlet => outlet.Name)], NamesIn(headlines), now);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The most frequent first. A headline that writes every word with a capital tells no name.</summary>
    private static IReadOnlyList<string> NamesIn(IReadOnlyList<Headline> headlines) =>
    [
        .. headlines.Where(headline => SmallWord().IsMatch(headline.Title))
            .SelectMany(headline => Name().Matches(headline.Title).Where(name => name.Index > 0 || name.Value.Contains(' ', StringComparison.Ordinal)).Select(name => name.Value))
            .GroupBy(name => name, StringComparer.Ordinal).OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Key),
    ];

    [GeneratedRegex(@"\b\p{Ll}{5,}")]
    private static partial Regex SmallWord();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}\p{N}]+(?: \p{Lu}[\p{L}\p{N}]+)*")]
    private static partial Regex Name();

    private sealed record Known(IReadOnlyList<string> Outlets, IReadOnlyList<string> Names, DateTimeOffset ReadAt);
}
