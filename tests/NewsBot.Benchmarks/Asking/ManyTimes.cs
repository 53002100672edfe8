using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Benchmarks.Asking;

/// <summary>
/// A source many times over: its articles, then copies of them, each from some day of the ten years before and with a part of its words
/// exchanged, the same one always for the same other one. The same seed gives the same articles; none is kept.
/// </summary>
internal sealed class ManyTimes(IArticleSource source, int times, WordBands words) : IArticleSource
{
    private const int MostDaysBefore = 3650;

    private static readonly NewsTime Undated = NewsTime.OfDay(new DateOnly(2024, 1, 1));

    public string Name => $"{source.Name} x {times}";

    /// <summary>The source many times over; where that is more than once, it is read through first to know its words.</summary>
    public static async Task<IArticleSource> OfAsync(IArticleSource source, int times, CancellationToken ct) =>
        times == 1 ? source : new ManyTimes(source, times, await WordBands.OfAsync(source, ct));

    public async IAsyncEnumerable<FetchOutcome> FetchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (ulong time = 0; time < (ulong)times; time++)
        {
            var number = time << 32;
            await foreach (var outcome in source.FetchAsync(ct))
                yield return time > 0 && outcome is FetchOutcome.Fetched(var place, var article) ? new FetchOutcome.Fetched(place, Copy(article, number++)) : outcome;
        }
    }

    private Article Copy(Article article, ulong number) => article with
    {
        Keys = [IdentityKey.OfRecord(Name, $"{number}")],
        Title = words.Exchange(article.Title, number),
        Body = words.Exchange(article.Body, number),
        Url = $"{article.Url}?copy={number}",
        Published = NewsTime.OfDay((article.Published ?? Undated).Day.AddDays(-1 - (int)(WordBands.Mix(number) % MostDaysBefore))),
        Updated = null,
    };
}
