using NewsBot.Articles;
using NewsBot.Ingestion;

namespace NewsBot.Tests.Support;

/// <summary>Short reports for tests.</summary>
internal static class News
{
    private static readonly string[] Subjects =
    [
        "council", "harbour", "orchestra", "hospital", "railway", "brewery", "university", "library", "museum", "airport", "bakery", "theatre",
        "vineyard", "shipyard", "school", "stadium", "aquarium", "cathedral", "lighthouse", "market", "quarry", "reservoir", "ferry", "observatory",
    ];

    private static readonly string[] Places =
        ["Ashford", "Brightwell", "Coldstream", "Dunmore", "Eastleigh", "Farnham", "Glenrothes", "Hartlepool", "Ilkley", "Jedburgh", "Kelso", "Larkhall"];

    private static readonly string[] Sentences =
    [
        "Visitors had to leave through the back door while firefighters checked the cellar.", "A spokeswoman said that the work would take until autumn.",
        "Neighbours had complained about the noise for years.", "The roof, which dates from the nineteenth century, leaks in three places.",
        "Nobody was hurt, but two vans were written off.", "The mayor thanked all volunteers and promised them a summer party.",
        "Engineers blamed a faulty valve.", "Tickets will cost a little more from next month.", "The owner intends to appeal against the ruling.",
        "Heavy rain delayed the opening by an hour.", "Some of the furniture will be auctioned for charity.", "Parents collected signatures outside the gates.",
        "The caretaker found an old map behind the panelling.", "Buses were diverted along the coast road.", "Trade unions called the plan a step backwards.",
        "An architect from Norway drew the new facade.", "The painting is thought to be a copy.", "Students planted forty apple trees along the fence.",
        "The regulator asked for further documents.", "Fishermen saw smoke shortly after dawn.", "A choir sang while the flag was raised.",
        "The insurer has not yet put a figure on the damage.", "Two peregrine falcons nest in the tower.", "The ombudsman criticised how the complaint was handled.",
        "Local farmers supplied cheese and cider.", "The lift has been out of order since Easter.", "Scientists measured salt in the ground water.",
        "A former pupil donated the piano.", "The night watchman heard glass breaking.", "Plans for a second platform were shelved.",
    ];

    public static Article Article(string name, string title, string body) => new()
    {
        Keys = [IdentityKey.OfUrl(UrlOf(name))],
        Title = title,
        Body = body,
        Url = UrlOf(name).AbsoluteUri,
        Source = "The Example",
        Published = NewsTime.OfDay(new DateOnly(2023, 2, 20)),
    };

    public static Uri UrlOf(string name) => new($"https://example.com/{name}");

    public static Article On(this Article article, string published) => article with
    {
        Published = NewsTime.TryParse(published, out var time) ? time : throw new ArgumentException("No date.", nameof(published)),
    };

    public static Article By(this Article article, string source) => article with { Source = source };

    /// <summary>Reports that have nothing to do with anything that a test asks about, and no two of which are alike.</summary>
    public static IReadOnlyList<Article> Filler(int count = 24, string published = "2023-02-10") => [.. Enumerable.Range(0, count).Select(i =>
    {
        var (subject, place) = (Subjects[i % Subjects.Length], Places[i % Places.Length]);
        var sentences = Enumerable.Range(0, 6).Select(s => Sentences[((i * 7) + (s * ((i % 4) + 2)) + (i / Sentences.Length)) % Sentences.Length]).Distinct();
        return Article($"filler-{i}", $"The {subject} of {place} reopens", $"The {subject} of {place} opened its doors again, number {i} this year. {string.Join(' ', sentences)}")
            .On(published);
    })];

    public static PreparedArticle Prepare(Article article) => new ArticleEncoder().Encode(article, ArticleEncoder.FingerprintOf(article));
}

/// <summary>Delivers what it is made of.</summary>
internal sealed class ListSource(IEnumerable<FetchOutcome> outcomes) : IArticleSource
{
    public string Name => "list";

    public static ListSource Of(IEnumerable<Article> articles) => new(articles.Select((a, i) => new FetchOutcome.Fetched($"list:{i + 1}", a)));

    public IAsyncEnumerable<FetchOutcome> FetchAsync(CancellationToken ct) => outcomes.ToAsyncEnumerable();
}
