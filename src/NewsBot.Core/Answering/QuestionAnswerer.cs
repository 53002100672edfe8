using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>question -> ranked passages -> citations, or the honest word that there is no answer.</summary>
internal sealed class QuestionAnswerer(IPassageIndex index, TimeProvider clock, IOptions<AnswersOptions> options) : IQuestionAnswerer
{
    /// <summary>Times longer ago are history, and the news of today tells it.</summary>
    private static readonly TimeSpan NewsAge = TimeSpan.FromDays(20 * 365.25);

    /// <summary>Relative times are read within these, so that the years beside them are still in the calendar.</summary>
    private static readonly DateTimeOffset FirstReadingTime = new(3, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset LastReadingTime = new(9997, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public async ValueTask<AnswerResult> AnswerAsync(Question question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        var started = clock.GetTimestamp();
        AnswerResult? result = null;
        try
        {
            result = await FindAsync(question, ct);
            return result with { Elapsed = clock.GetElapsedTime(started) };
        }
        finally
        {
            if (result is not null || !ct.IsCancellationRequested) // whoever was told to stop did not fail
                Measures.Record(result, clock.GetElapsedTime(started));
        }
    }

    private async ValueTask<AnswerResult> FindAsync(Question question, CancellationToken ct)
    {
        await using var snapshot = await index.OpenAsync(ct);
        var finding = await RankAsync(snapshot, question, ct);
        var found = await CiteAsync(snapshot, question, finding, ct);
        var ending = new AnswerResult.Abstained
        {
            AnswerId = AnswerIds.New(),
            Question = question.Text,
            AsOf = finding.AsOf,
            AsksFor = found.Ranking.Question.Parsed.Type,
            Confidence = found.Confidence,
            Notes = NotesOn(found),
            Terms = [.. found.Ranking.Question.Parsed.Terms.Select(t => t.Folded)],
            Coverage = finding.Coverage,
            Related = [.. found.Citations.Take(LimitOf(question))],
            Elapsed = TimeSpan.Zero,
        };
        return found.Citations.Count > 0 && IsEnough(found) ? Answer(ending, found) : ending;
    }

    private static IReadOnlyList<string> NotesOn(Cited found) =>
    [
        .. found.Ranking.Question.Parsed.Terms.Where(term => term.Correction is not null).Select(term => term.IsUnknown
            ? $"No article has “{term.Folded}”; “{term.Correction}” was looked for."
            : $"Hardly any article has “{term.Folded}”; “{term.Correction}” was looked for too."),
        .. found.Missing.Select(phrase => $"No article that fits has “{phrase.Text}” in these words."),
    ];

    /// <summary>Every passage of a snapshot that may answer, best first.</summary>
    public async ValueTask<Finding> RankAsync(IPassageSnapshot snapshot, Question question, CancellationToken ct)
    {
        var (asOf, coverage, parsed, scope) = await ReadAsync(snapshot, question, ct);
        return new Finding(asOf, coverage, scope, await PassageSearch.RankAsync(snapshot, parsed, scope, ct));
    }

    /// <summary>The articles of a snapshot that may answer, best first: the first step of ranking.</summary>
    public async ValueTask<IReadOnlyList<Candidate>> CandidatesAsync(IPassageSnapshot snapshot, Question question, CancellationToken ct)
    {
        var (_, _, parsed, scope) = await ReadAsync(snapshot, question, ct);
        return (await PassageSearch.FindAsync(snapshot, parsed, scope, ct)).Candidates;
    }

    private async ValueTask<(NewsTime AsOf, Coverage Coverage, ParsedQuestion Parsed, SearchScope Scope)> ReadAsync(
        IPassageSnapshot snapshot, Question question, CancellationToken ct)
    {
        var asOf = question.AsOf ?? NewsTime.OfInstant(clock.GetUtcNow());
        var bounds = BoundsOf(question, asOf);
        var coverage = await snapshot.CoverageAsync(bounds, ct);
        var parsed = QuestionAnalyzer.Parse(question.Text, ReadingTime(question, asOf, coverage));
        return (asOf, coverage, parsed, new SearchScope(bounds, RecencyOf(parsed, bounds, coverage), coverage.Articles, options.Value.MaxSnippetLength));
    }

    /// <summary>
    /// The best of them, cited. What is quoted in the question must stand so in what answers; where nothing that answers has it, the
    /// reader is told.
    /// </summary>
    public async ValueTask<Cited> CiteAsync(IPassageSnapshot snapshot, Question question, Finding finding, CancellationToken ct)
    {
        var writer = new CitationWriter(snapshot, finding.Scope, question.Explain);
        var (holding, missing) = QuotedPhrases.Require(finding.Ranking);
        var cited = await CiteAsync(question, holding, missing, writer, ct);
        var phrases = finding.Ranking.Question.Parsed.Phrases;
        return phrases.Count == 0 || IsEnough(cited) ? cited : await CiteAsync(question, finding.Ranking, phrases, writer, ct);
    }

    private async ValueTask<Cited> CiteAsync(Question question, Ranking ranking, IReadOnlyList<QuotedPhrase> missing, CitationWriter writer, CancellationToken ct)
    {
        var passages = CitationChoice.Choose(ranking.Passages, Math.Max(LimitOf(question), DirectAnswers.Citations));
        var citations = await writer.WriteAsync(ranking, passages, ct);
        return new Cited(ranking, missing, citations, DirectAnswers.Find(question.Text, ranking, citations));
    }

    private int LimitOf(Question question) => question.Limit ?? options.Value.MaxCitations;

    private bool IsEnough(Cited cited) => cited.Confidence >= options.Value.MinimumConfidence;

    private static AnswerResult.Answered Answer(AnswerResult.Abstained ending, Cited cited)
    {
        var direct = cited.Citations.Count > ending.Related.Count ? DirectAnswers.Find(ending.Question, cited.Ranking, ending.Related) : cited.Direct;
        return direct is { IsCertain: true } && MayStandAlone(direct, ending.Related[0], cited.Ranking.Passages[0])
            ? new AnswerResult.Answered(ending) { Answer = direct.Text, AnswerDerived = direct.IsDerived, Notes = [.. ending.Notes, .. NotesOn(direct)] }
            : new AnswerResult.Answered(ending);
    }

    private static IEnumerable<string> NotesOn(DirectAnswer direct) =>
        direct.Other is { } other ? [$"Quote [{other.Marker.ToString(CultureInfo.InvariantCulture)}] has another figure: {other.Text}."] : [];

    /// <summary>
    /// A clause may leave out what its sentence takes back, so only a passage that is quoted whole gives a direct answer; and where the
    /// day of publication is not known, nobody knows from which day a weekday is counted.
    /// </summary>
    private static bool MayStandAlone(DirectAnswer direct, Citation first, RankedPassage best) =>
        best.Span == new TextSpan(first.Start, first.End - first.Start) && best.Candidate.Article == first.ArticleId && !(direct.IsDerived && first.IsUndated);

    private static SearchBounds BoundsOf(Question question, NewsTime asOf) => new(asOf.End)
    {
        Since = question.Since?.Instant,
        Until = question.Until?.End,
        Source = question.Source,
    };

    /// <summary>Relative times are read in the asker's zone, from the day asked or the newest article, whichever is earlier.</summary>
    private DateTimeOffset ReadingTime(Question question, NewsTime asOf, Coverage coverage)
    {
        var now = coverage.Newest is { } newest && newest.End < asOf.End ? newest.End : asOf.End;
        now = now < FirstReadingTime ? FirstReadingTime : now > LastReadingTime ? LastReadingTime : now;
        return TimeZoneInfo.TryFindSystemTimeZoneById(question.TimeZone ?? options.Value.TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(now, zone) : now;
    }

    private RecencyBoost RecencyOf(ParsedQuestion parsed, SearchBounds bounds, Coverage coverage)
    {
        var newest = coverage.Newest?.Instant ?? bounds.Latest;
        if (parsed.Time is { } time && time.To < newest && newest - time.To < NewsAge)
            newest = time.To; // what was written at the time that is asked about is the newest that counts
        return new RecencyBoost(newest, options.Value.RecencyHalfLife, RecencyBoost.UsualFloor);
    }

    private static class Measures
    {
        private static readonly Histogram<double> Duration = NewsBotMeter.CreateDuration("newsbot.question.duration", "How long finding an answer takes.");

        public static void Record(AnswerResult? result, TimeSpan took) => Duration.Record(
            took.TotalSeconds,
            new KeyValuePair<string, object?>("newsbot.question.outcome", result switch
            {
                AnswerResult.Answered => "answered",
                AnswerResult.Abstained => "not_found",
                _ => "failed",
            }));
    }
}

/// <summary>What was found for a question.</summary>
/// <param name="AsOf">The day or time that bounded it.</param>
/// <param name="Coverage">What the archive holds within the question's bounds.</param>
/// <param name="Scope">Where and how was searched.</param>
/// <param name="Ranking">Every passage, best first.</param>
internal sealed record Finding(NewsTime AsOf, Coverage Coverage, SearchScope Scope, Ranking Ranking);

/// <summary>The best of what was found.</summary>
/// <param name="Ranking">Every passage that has what the question quotes, best first.</param>
/// <param name="Missing">What it quotes that none has.</param>
/// <param name="Citations">The best of them; at least as many as are shown, where there are so many.</param>
/// <param name="Direct">The likeliest short answer, certain or not.</param>
internal sealed record Cited(Ranking Ranking, IReadOnlyList<QuotedPhrase> Missing, IReadOnlyList<Citation> Citations, DirectAnswer? Direct)
{
    /// <summary>How likely they answer, from 0 to 1.</summary>
    public double Confidence { get; } = Answering.Confidence.Of(Ranking, Direct);
}
