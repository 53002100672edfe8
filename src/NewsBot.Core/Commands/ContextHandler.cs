using System.Globalization;
using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Commands;

/// <summary>Shows the sentences around a quote, in the version that was quoted.</summary>
internal sealed class ContextHandler(IArchive archive) : ICommandHandler
{
    private const int SentencesAround = 2;

    public string Command => "context";

    public string Summary => "the sentences around a quote, by its article, version and place";

    public bool IsForAdmins => false;

    public async ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
    {
        if (!TryRead(request.Text, out var place))
            return new Reply.Refusal("Name a quote by its article, version, start and end, such as: context 0f3a9c51d2e48b76 1 812 951");
        if (await archive.FindAsync(place.Article, ct) is not { } stored)
            return new Reply.Refusal($"There is no article {place.Article}.");
        if (stored.IsRemoved)
            return new Reply.Refusal("The article has been taken down, and its text with it.");
        var cited = stored.Versions.FirstOrDefault(version => version.Number == place.Version);
        if (cited is null || place.Span.Length <= 0 || place.Span.End > cited.Article.Body.Length)
            return new Reply.Refusal("The article holds no such quote.");
        return Around(cited, place.Span) with
        {
            Note = cited.Number == stored.Versions[^1].Number ? null : "The article has changed since. This is the version that was quoted.",
        };
    }

    private static Reply.Excerpt Around(StoredVersion cited, TextSpan quote)
    {
        var body = cited.Article.Body;
        var sentences = ArticleTextReader.Read(body).Sentences;
        var before = sentences.Where(s => s.Span.End <= quote.Start).TakeLast(SentencesAround);
        var after = sentences.Where(s => s.Span.Start >= quote.End).Take(SentencesAround);
        var published = cited.Article.Published ?? NewsTime.OfInstant(cited.SeenAt);
        return new Reply.Excerpt(
            new Headline(cited.Article.Title, cited.Article.Source ?? "", published) { Url = cited.Article.Url },
            Joined(body, before),
            quote.In(body).ToString(),
            Joined(body, after));
    }

    private static string Joined(string body, IEnumerable<Sentence> sentences) => string.Join(' ', sentences.Select(s => s.Span.In(body).ToString()));

    private static bool TryRead(string text, out (string Article, int Version, TextSpan Span) place)
    {
        place = default;
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var article, var version, var start, var end]
            || !IsNumber(version, out var number) || !IsNumber(start, out var from) || !IsNumber(end, out var to))
            return false;
        place = (article, number, new TextSpan(from, to - from));
        return true;
    }

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
