using System.Numerics;
using System.Text;
using NewsBot.Ingestion;

namespace NewsBot.Benchmarks.Asking;

/// <summary>The words of a source in bands of about the same document frequency, to be exchanged within their bands so that frequencies stay what they are.</summary>
internal sealed class WordBands
{
    private const ulong Seed = 20230220;
    private const int ExchangedPercent = 30;

    private readonly Dictionary<string, int> _bandOf = [];
    private readonly List<List<string>> _bands = [];

    private WordBands(Dictionary<string, int> frequencies)
    {
        foreach (var (word, frequency) in frequencies)
        {
            var band = BandOf(frequency);
            while (_bands.Count <= band)
                _bands.Add([]);
            _bands[band].Add(word);
            _bandOf.Add(word, band);
        }
    }

    /// <summary>Reads a source through.</summary>
    public static async Task<WordBands> OfAsync(IArticleSource source, CancellationToken ct)
    {
        var frequencies = new Dictionary<string, int>();
        var seen = new HashSet<string>();
        await foreach (var outcome in source.FetchAsync(ct))
        {
            if (outcome is not FetchOutcome.Fetched { Article: var article })
                continue;
            seen.Clear();
            foreach (var (word, isWord) in Runs($"{article.Title}\n{article.Body}"))
            {
                if (isWord && seen.Add(word.ToLowerInvariant()))
                    frequencies[word.ToLowerInvariant()] = frequencies.GetValueOrDefault(word.ToLowerInvariant()) + 1;
            }
        }

        return new WordBands(frequencies);
    }

    /// <summary>The text of a copy: of each band's words some are others throughout it, written as those were.</summary>
    public string Exchange(string text, ulong copy)
    {
        var exchanged = new StringBuilder(text.Length);
        foreach (var (run, isWord) in Runs(text))
            exchanged.Append(isWord ? Exchange(run, run.ToLowerInvariant(), copy) : run);
        return exchanged.ToString();
    }

    /// <summary>Numbers that look random (SplitMix64).</summary>
    public static ulong Mix(ulong number)
    {
        number = (number + Seed) * 0x9e3779b97f4a7c15;
        number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
        number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
        return number ^ (number >> 31);
    }

    private string Exchange(string word, string lower, ulong copy)
    {
        var random = Mix(copy + lower.Aggregate(0ul, (hash, letter) => Mix(hash + letter)));
        if (random % 100 >= ExchangedPercent || !_bandOf.TryGetValue(lower, out var band))
            return word;
        var other = _bands[band][(int)(random / 100 % (ulong)_bands[band].Count)];
        return char.IsLower(word[0]) ? other : word.Length > 1 && char.IsUpper(word[^1]) ? other.ToUpperInvariant() : char.ToUpperInvariant(other[0]) + other[1..];
    }

    /// <summary>Four bands to each doubling.</summary>
    private static int BandOf(int frequency) => (4 * BitOperations.Log2((uint)frequency)) + (int)((4L * frequency >> BitOperations.Log2((uint)frequency)) & 3);

    /// <summary>A text in runs of letters and runs of others.</summary>
    private static IEnumerable<(string Run, bool IsWord)> Runs(string text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            var isWord = char.IsLetter(text[start]);
            for (end = start + 1; end < text.Length && char.IsLetter(text[end]) == isWord;)
                end++;
            yield return (text[start..end], isWord);
        }
    }
}
