namespace NewsBot.Retrieval;

/// <summary>
/// Mends slips of the finger: a word that hardly any article holds is looked up as every word that one letter left out, put in, exchanged or
/// swapped makes of it (Damerau, "A technique for computer detection and correction of spelling errors", 1964); the one that most
/// articles hold is meant.
/// </summary>
internal static class SpellingCorrection
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int Shortest = 4;

    private const int Longest = 20;

    /// <summary>What fewer articles hold is no more likely to be meant than a word that the archive does not know.</summary>
    private const int LeastArticles = 5;

    /// <summary>Articles have slips too: a word that so few hold beside so many that hold its neighbour may be one. Names may be alike by chance.</summary>
    private const int MostSlips = 2;
    private const int LeastBesideSlips = 100;

    /// <summary>A question of more unknown words is not about what the archive holds.</summary>
    private const int MostWords = 3;

    /// <summary>The terms, mended where they are slips.</summary>
    public static async ValueTask<IReadOnlyList<QuestionTerm>> MendAsync(
        IPassageSnapshot snapshot, IReadOnlyList<QuestionTerm> terms, DateTimeOffset asOf, CancellationToken ct)
    {
        var counts = await snapshot.CountArticlesAsync([.. terms.Select(term => term.Folded)], asOf, ct);
        var rare = Enumerable.Range(0, terms.Count).Where(i => counts[i] <= (terms[i].IsName ? 0 : MostSlips) && IsMendable(terms[i].Folded)).ToList();
        if (rare.Count is 0 or > MostWords)
            return terms;
        var mended = terms.ToArray();
        foreach (var place in rare)
        {
            var neighbours = NeighboursOf(terms[place].Folded).Distinct().ToList();
            var (articles, best) = (await snapshot.CountArticlesAsync(neighbours, asOf, ct)).Zip(neighbours).MaxBy(pair => pair.First);
            if (articles >= (counts[place] == 0 ? LeastArticles : LeastBesideSlips))
                mended[place] = terms[place].MendedTo(best, isUnknown: counts[place] == 0);
        }

        return mended;
    }

    private static bool IsMendable(string word) => word.Length is >= Shortest and <= Longest && word.All(char.IsAsciiLetterLower);

    /// <summary>All that is one slip away; people rarely slip on the first letter.</summary>
    private static IEnumerable<string> NeighboursOf(string word)
    {
        for (var i = 1; i <= word.Length; i++)
        {
            var (before, after) = (word[..i], word[i..]);
            if (after.Length > 0)
                yield return before + after[1..];
            if (after.Length > 1)
                yield return $"{before}{after[1]}{after[0]}{after[2..]}";
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                yield return before + letter + after;
                if (after.Length > 0)
                    yield return before + letter + after[1..];
            }
        }
    }
}
