using Microsoft.Extensions.Time.Testing;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>What every store takes for the same story, and what only looks alike.</summary>
public abstract class StoryContract
{
    private readonly FakeTimeProvider _clock = new(Newsroom.Noon);
    private Newsroom? _newsroom;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Newsroom Room => _newsroom ??= new Newsroom(CreatePorts(_clock), _clock);

    private protected abstract StorePorts CreatePorts(FakeTimeProvider clock);

    [Fact]
    public async Task Near_copies_are_one_story_that_is_cited_once_with_its_other_outlets()
    {
        await Room.IngestAsync(News.Filler());
        await Room.IngestAsync(Wire("wire", "Agency Wire").On("2023-02-20T08:00:00Z"));
        await Room.IngestAsync(Rewritten("daily", "The Daily").On("2023-02-20T10:00:00Z"), Wire("post", "Evening Post").On("2023-02-21T06:00:00Z"));

        Assert.Single((await Room.SearchAsync("Harlow", "sluice")).Select(c => c.Story).Distinct());
        var quotes = await Room.QuotesAsync("Who resigned over the Harlow sluice gates?");
        var quote = Assert.Single(quotes.Where(IsAboutSluice).DistinctBy(q => q.ArticleId));
        Assert.Equal(
            new[] { "Agency Wire", "The Daily", "Evening Post" }.Except([quote.Source]), quote.AlsoReportedBy);
    }

    [Fact]
    public async Task Only_outlets_within_the_bounds_are_named_and_none_that_was_taken_down()
    {
        var daily = Rewritten("daily", "The Daily").On("2023-02-22");
        await Room.IngestAsync(Wire("wire", "Agency Wire").On("2023-02-20"), daily, Wire("post", "Evening Post").On("2023-02-24"), Wire("again", "Agency Wire").On("2023-02-20"));
        Assert.Equal([], await AlsoAsync(new SearchBounds(Newsroom.TimeOf("2023-02-21").End)));
        Assert.Equal(["The Daily"], await AlsoAsync(new SearchBounds(Newsroom.TimeOf("2023-02-23").End)));
        Assert.Equal(["The Daily"], await AlsoAsync(new SearchBounds(Newsroom.Noon) { Until = Newsroom.TimeOf("2023-02-23").End }));
        Assert.Equal(["Evening Post"], await AlsoAsync(new SearchBounds(Newsroom.Noon) { Since = Newsroom.TimeOf("2023-02-23").Instant }));

        await Room.Ports.Archive.RemoveAsync(daily.Url!, Ct);

        Assert.Equal(["Evening Post"], await AlsoAsync(new SearchBounds(Newsroom.Noon)));
    }

    [Fact]
    public async Task An_article_that_is_rewritten_leaves_its_story()
    {
        await Room.IngestAsync(Wire("wire", "Agency Wire"), Wire("post", "Evening Post"));
        await Room.IngestAsync(Quake("post", "6.4", "Hatay", "Defne", "Monday", "six", "294", "Antakya"));

        Assert.NotEqual(Assert.Single(await Room.SearchAsync("sluice")).Story, Assert.Single(await Room.SearchAsync("quake")).Story);
    }

    [Fact]
    public async Task Two_quakes_reported_in_the_same_words_are_two_stories()
    {
        await Room.IngestAsync(
            Quake("february", "6.4", "Hatay", "Defne", "Monday", "six", "294", "Antakya"), Quake("october", "5.1", "Malatya", "Pütürge", "Thursday", "two", "31", "Doğanyol"));

        Assert.Equal(2, (await Room.SearchAsync("quake")).Select(c => c.Story).Distinct().Count());
        Assert.All(await Room.QuotesAsync("How strong was the quake?"), q => Assert.Empty(q.AlsoReportedBy));
    }

    [Fact]
    public async Task Two_matches_reported_by_one_form_are_two_stories()
    {
        await Room.IngestAsync(
            Match("one", "Rovers", "United", "Hansen", "Okafor", "2-1", "21,340"), Match("two", "Albion", "Wanderers", "Pereira", "Lindqvist", "3-0", "17,902"));

        Assert.Equal(2, (await Room.SearchAsync("whistle")).Select(c => c.Story).Distinct().Count());
    }

    [Fact]
    public async Task The_same_match_on_two_days_is_two_stories()
    {
        await Room.IngestAsync(
            Match("first-leg", "Rovers", "United", "Hansen", "Okafor", "2-1", "21,340"), Match("second-leg", "Rovers", "United", "Brandt", "Diallo", "0-4", "33,518"));

        Assert.Equal(2, (await Room.SearchAsync("whistle")).Select(c => c.Story).Distinct().Count());
    }

    private async Task<IReadOnlyList<string>> AlsoAsync(SearchBounds bounds)
    {
        await using var snapshot = await Room.Ports.Index.OpenAsync(Ct);
        var query = new SearchQuery([new WeightedTerm(["sluice"], 1, true)], new SearchBounds(Newsroom.Noon), Newsroom.Recency, 10);
        var id = ArticleId.FromKey(IdentityKey.OfUrl(News.UrlOf("wire")));
        return await snapshot.AlsoReportedByAsync((await snapshot.SearchAsync(query, Ct)).Single(c => c.Article == id), bounds, Ct);
    }

    private static bool IsAboutSluice(Citation quote) => quote.Snippet.Contains("sluice", StringComparison.Ordinal);

    private static Article Wire(string name, string source) => News.Article(name, "Harlow flood chief resigns over sluice gates", """
        The head of the Harlow flood authority, Miriam Castell, resigned on Sunday after an inquiry found that three sluice gates had stayed open during the January storm.

        Investigators said that a contractor, Brook & Sons, had reported the broken motors in November. The warning was filed and never answered, according to the 212-page report.

        More than 1,400 homes in Harlow and Netteswell were flooded on 14 January. The damage is put at 86 million pounds, of which insurers will cover about two thirds.

        "I carry the responsibility for what happened," Castell told reporters outside the town hall. Her deputy, Tomas Reuben, will lead the authority until a successor is found.

        The environment minister, Helen Achterberg, said that every gate on the river Stort would be inspected before the end of March. Residents have demanded a public hearing.
        """).By(source);

    private static Article Rewritten(string name, string source) => Wire(name, source) with
    {
        Title = "Castell quits after sluice gate inquiry",
        Body = Wire(name, source).Body
            .Replace("Residents have demanded a public hearing.", "Residents want a hearing. (Agency)", StringComparison.Ordinal)
            .Replace("resigned on Sunday after", "stepped down on Sunday after", StringComparison.Ordinal),
    };

    private static Article Quake(string name, string magnitude, string province, string district, string weekday, string dead, string hurt, string city) =>
        News.Article(name, $"Quake hits {province}", $"""
        An earthquake of magnitude {magnitude} shook the Turkish province of {province} on {weekday}, the disaster agency AFAD said. It was centred on the district of {district}.

        At least {dead} people were killed and {hurt} were injured, the health ministry said. Rescue teams were searching damaged buildings near {city} for survivors.

        Residents ran into the streets and spent the night in cars and tents. Schools in {province} stay closed until further notice, and the governor of {province} asked people not to enter cracked houses.

        The quake was felt in neighbouring provinces too. Experts warned of aftershocks in the coming days.
        """);

    private static Article Match(string name, string home, string away, string scorer, string keeper, string result, string crowd) =>
        News.Article(name, $"{home} beat {away} {result}", $"""
        {home} met {away} in front of {crowd} spectators on Saturday, and the match ended {result}.

        {scorer} opened the scoring after a corner in the first half. The referee blew the final whistle after five minutes of stoppage time.

        The coach of {home} praised his team for its patience. The coach of {away} complained about a penalty that was not given.

        {keeper} had to leave the pitch with an injured shoulder shortly before the break. {home} stay in the upper half of the table, while {away} must wait for their first win of the month.
        """);
}
