using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Retrieval;

namespace NewsBot.Tests.Support;

/// <summary>The ports of a store.</summary>
internal sealed record StorePorts(IArticleStore Store, IPassageIndex Index, IArchive Archive);

/// <summary>Ingests into a store and asks it, with the real pipeline and the real answerer, at noon on 1 March 2023.</summary>
internal sealed class Newsroom
{
    public static readonly DateTimeOffset Noon = new(2023, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly IngestionPipeline _pipeline;
    private readonly QuestionAnswerer _answerer;

    public Newsroom(StorePorts ports, FakeTimeProvider clock, int? keepDays = null)
    {
        Ports = ports;
        Clock = clock;
        _pipeline = new IngestionPipeline(ports.Store, new Retention(Options.Create(new IngestionOptions { KeepDays = keepDays }), clock));
        _answerer = new QuestionAnswerer(ports.Index, clock, Options.Create(new AnswersOptions { MinimumConfidence = 0 }));
    }

    public StorePorts Ports { get; }

    public FakeTimeProvider Clock { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask<List<IngestionOutcome>> IngestAsync(params IEnumerable<Article> articles) =>
        _pipeline.IngestAsync(ListSource.Of(articles), Ct).ToListAsync(Ct);

    public ValueTask<AnswerResult> AskAsync(Question question) => _answerer.AnswerAsync(question, Ct);

    /// <summary>The quotes for a question, of an answer or of what is near it.</summary>
    public async Task<IReadOnlyList<Citation>> QuotesAsync(Question question) => (await AskAsync(question)).Quotes;

    public Task<IReadOnlyList<Citation>> QuotesAsync(string question, string? asOf = null) =>
        QuotesAsync(new Question(question) { AsOf = asOf is null ? null : TimeOf(asOf), Limit = 10 });

    /// <summary>The candidates for words of equal weight, best first.</summary>
    public async Task<IReadOnlyList<Candidate>> SearchAsync(SearchBounds bounds, params IReadOnlyList<string> words)
    {
        await using var snapshot = await Ports.Index.OpenAsync(Ct);
        return await snapshot.SearchAsync(new SearchQuery([.. words.Select(w => new WeightedTerm([w], 1, true))], bounds, Recency, Limit: 60), Ct);
    }

    public Task<IReadOnlyList<Candidate>> SearchAsync(params IReadOnlyList<string> words) => SearchAsync(new SearchBounds(Noon), words);

    public async Task<Coverage> CoverageAsync(SearchBounds bounds)
    {
        await using var snapshot = await Ports.Index.OpenAsync(Ct);
        return await snapshot.CoverageAsync(bounds, Ct);
    }

    public async Task<StoredArticle> FindAsync(string idOrUrl) => Assert.IsType<StoredArticle>(await Ports.Archive.FindAsync(idOrUrl, Ct));

    public static NewsTime TimeOf(string text) => NewsTime.TryParse(text, out var time) ? time : throw new ArgumentException("No time.", nameof(text));

    public static RecencyBoost Recency => new(Noon, TimeSpan.FromDays(10), RecencyBoost.UsualFloor);
}
