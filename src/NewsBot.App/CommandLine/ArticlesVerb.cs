using System.CommandLine;
using System.Globalization;
using NewsBot.Articles;
using NewsBot.Commands;

namespace NewsBot.App.CommandLine;

/// <summary><c>articles</c>: look at one article, or take it down.</summary>
internal static class ArticlesVerb
{
    public static Command Create(VerbSetup setup) =>
        new Verb("articles", "Show or remove one article", "newsbot articles show https://example.org/story", "newsbot articles remove 0f3a9c51d2e48b76")
        {
            CreateShow(setup),
            CreateRemove(setup),
        };

    private static Verb CreateShow(VerbSetup setup)
    {
        var name = NameArgument();
        var verb = new Verb("show", "Show an article with its versions", "newsbot articles show https://example.org/story") { name };
        setup.OneShot(verb, async (call, ct) =>
        {
            var wanted = call.Line.GetRequiredValue(name);
            if (await call.Get<IArchive>().FindAsync(wanted, ct) is not { } article)
                return await call.FailAsync($"there is no article {wanted}", ct);
            foreach (var reply in Describe(article))
                await call.ShowAsync(reply, ct);
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb CreateRemove(VerbSetup setup)
    {
        var name = NameArgument();
        var verb = new Verb(
            "remove",
            "Take an article down for good: its text, index and quotes go, and ingesting does not bring it back",
            "newsbot articles remove https://example.org/story")
        {
            name,
        };
        setup.OneShot(verb, async (call, ct) => await call.ShowAsync(await call.RouteAsync("articles remove", call.Line.GetRequiredValue(name), ct), ct));
        return verb;
    }

    private static Argument<string> NameArgument() => new("ID|URL") { Description = "The article's id or address" };

    private static IEnumerable<Reply> Describe(StoredArticle article)
    {
        if (article.IsRemoved || article.Versions.Count == 0)
        {
            yield return new Reply.Message($"{article.Id} was removed.");
            yield break;
        }

        foreach (var version in article.Versions)
            yield return new Reply.Listing($"{article.Id}, version {version.Number} of {article.Versions.Count}", RowsOf(version));
        yield return new Reply.Message("\n" + article.Versions[^1].Article.Body);
    }

    private static ReplyRow[] RowsOf(StoredVersion version) =>
        RowsOf(version.Article, version.Agencies, version.Correction, NewsTime.OfInstant(version.SeenAt));

    /// <summary>What is known of an article beside its text; <paramref name="seen"/> is when it was first seen, if it was.</summary>
    internal static ReplyRow[] RowsOf(Article article, IReadOnlyList<string> agencies, string? correction, NewsTime? seen)
    {
        (string Name, string? Value)[] rows =
        [
            ("title", article.Title),
            ("outlet", article.Source),
            ("address", article.Url),
            ("authors", Joined(article.Authors)),
            ("published", article.Published?.ToString() ?? (seen is null ? null : "not given; it counts from when it was first seen")),
            ("updated", article.Updated?.ToString()),
            ("language", article.Language),
            ("free to read", article.IsPaywalled ? "no" : null),
            ("agencies", Joined(agencies)),
            ("correction", correction),
            ("first seen", seen?.ToString()),
            ("length", string.Create(CultureInfo.InvariantCulture, $"{article.Body.Length:N0} characters")),
        ];
        return [.. rows.Where(row => row.Value is { Length: > 0 }).Select(row => new ReplyRow(row.Name, row.Value!))];
    }

    private static string? Joined(IReadOnlyList<string> names) => names.Count == 0 ? null : string.Join(", ", names);
}
