using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>What the text of an article was read as.</summary>
/// <param name="Sentences">The quotable stretches of the body, in order; navigation, captions, credits and share lines are in none.</param>
/// <param name="Agencies">The wire agencies that are credited, such as <c>Reuters</c>.</param>
/// <param name="Correction">Where the correction note stands, if there is one.</param>
public sealed record ArticleText(IReadOnlyList<Sentence> Sentences, IReadOnlyList<string> Agencies, TextSpan? Correction);
