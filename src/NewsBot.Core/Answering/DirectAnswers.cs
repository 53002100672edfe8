using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>A short answer made of a citation's words.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsDerived">Whether it is a date worked out from a weekday and the day of publication.</param>
internal sealed record DirectAnswer(string Text, bool IsDerived);

/// <summary>
/// Finds a short direct answer where the first quote leaves no choice: it holds exactly one date, sum or share and that is what is
/// asked for. In every other case the quotes speak.
/// </summary>
internal static partial class DirectAnswers
{
    private const double LeastConfidence = 0.9;
    private const double LeastCoverage = 0.75;

    /// <summary>Before its end there may be no such weekday in the calendar.</summary>
    private static readonly DateOnly FirstWeek = new(1, 1, 7);

    /// <summary>The answer, or null.</summary>
    /// <param name="question">As it was typed.</param>
    /// <param name="ranking">What was found.</param>
    /// <param name="passage">The passage that is cited first.</param>
    /// <param name="citation">Its citation.</param>
    public static DirectAnswer? Find(string question, Ranking ranking, RankedPassage passage, Citation citation)
    {
        if (Confidence.Of(ranking) < LeastConfidence || passage[Feature.Coverage] < LeastCoverage)
            return null;
        return ranking.Question.Parsed.Type switch
        {
            AnswerType.Date when AsksForDay().IsMatch(question) => FindDate(citation),
            AnswerType.Money => Only(Money(), citation.Snippet),
            AnswerType.Percent => Only(Percent(), citation.Snippet),
            _ => null,
        };
    }

    private static DirectAnswer? FindDate(Citation citation)
    {
        var dates = Date().Matches(citation.Snippet);
        if (dates.Count > 0)
            return dates.Count == 1 ? new DirectAnswer(dates[0].Value, false) : null;
        return Only(Weekday(), citation.Snippet) is { } weekday && !Future().IsMatch(citation.Snippet) && citation.Published.Day > FirstWeek
            ? new DirectAnswer(DayOf(weekday.Text, citation.Published.Day), true)
            : null;
    }

    /// <summary>News says "on Saturday" of the last one, its own day included.</summary>
    private static string DayOf(string weekday, DateOnly published)
    {
        var back = ((int)published.DayOfWeek - (int)Enum.Parse<DayOfWeek>(weekday) + 7) % 7;
        return published.AddDays(-back).ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);
    }

    private static DirectAnswer? Only(Regex pattern, string snippet)
    {
        var matches = pattern.Matches(snippet);
        return matches.Count > 0 && matches.All(m => m.Value == matches[0].Value) ? new DirectAnswer(matches[0].Value, false) : null;
    }

    private const string Month =
        "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)";

    [GeneratedRegex($@"\b(?:{Month} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {Month}(?: \d{{4}})?|{Month} \d{{4}})\b")]
    private static partial Regex Date();

    /// <summary>"When did they meet", and not "when did they last", "since when", "in what year".</summary>
    [GeneratedRegex(@"^\s*(?:when|what (?:day|date)|on (?:what|which) (?:day|date))\b(?!.*\b(?:last|first|before|since|after|next|can|will|could)\b)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex AsksForDay();

    [GeneratedRegex(@"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b(?:will|next|coming|expected|plans?|planned|scheduled|every|each)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Future();

    [GeneratedRegex(@"(?:US)?[$€£]\s?\d[\d,.]*\d?(?:[ -](?:thousand|million|billion|trillion)\b)?")]
    private static partial Regex Money();

    [GeneratedRegex(@"\b\d[\d.,]*\s?(?:%|percent\b|per cent\b)")]
    private static partial Regex Percent();
}
