using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>How well what something looks like goes with what is asked for.</summary>
internal enum Fit
{
    /// <summary>It cannot be the answer.</summary>
    None,

    /// <summary>It hardly is.</summary>
    Unlikely,

    /// <summary>It may be.</summary>
    Possible,

    /// <summary>It is of that kind.</summary>
    Exact,
}

/// <summary>Tells what can answer which kind of question.</summary>
internal static class AnswerFit
{
    private const int LongestPersonName = 4;

    public static Fit Of(AnswerCandidate candidate, ParsedQuestion question) => question.Type switch
    {
        AnswerType.Person => OfPerson(candidate),
        AnswerType.Place => OfPlace(candidate, question.Head),
        AnswerType.Organisation => candidate.Look is Look.Place or Look.Person ? Fit.Unlikely : candidate.IsName ? Fit.Possible : Fit.None,
        AnswerType.Title => candidate.Look is Look.Quoted ? Fit.Exact : candidate.Look is Look.Place or Look.Person ? Fit.Unlikely : candidate.IsName ? Fit.Possible : Fit.None,
        AnswerType.Count => candidate.Look is Look.Number ? (HasOtherUnit(candidate, question.Head) ? Fit.Unlikely : Fit.Exact) : candidate.Look is Look.Money or Look.Percent ? Fit.Possible : Fit.None,
        AnswerType.Money => candidate.Look is Look.Money or Look.Percent ? Fit.Exact : Fit.None,
        AnswerType.Percent => candidate.Look is Look.Percent ? Fit.Exact : Fit.None,
        AnswerType.Date => OfDate(candidate, question.Head is "year"),
        AnswerType.Name or AnswerType.Any => candidate.Look switch
        {
            Look.Quoted => Fit.Exact,
            Look.Place or Look.Money => Fit.Unlikely,
            _ => candidate.IsName || candidate.Look is Look.Noun ? Fit.Possible : Fit.None,
        },
        _ => Fit.None, // how, why and whether are answered by the quote
    };

    private static Fit OfPerson(AnswerCandidate candidate) =>
        candidate.Look is Look.Person ? Fit.Exact
        : candidate.Look is Look.Name or Look.Place && candidate.Words.Count <= LongestPersonName ? Fit.Possible // companies and countries act like people
        : candidate.IsName ? Fit.Unlikely : Fit.None;

    private static Fit OfPlace(AnswerCandidate candidate, string noun) => noun switch
    {
        _ when !candidate.IsName => Fit.None,
        _ when candidate.IsList => Fit.Possible,
        "country" or "countries" or "nation" => PlaceNames.Countries.Contains(candidate.Key) ? Fit.Exact : Fit.Unlikely,
        "state" or "states" => PlaceNames.States.Contains(candidate.Key) ? Fit.Exact : Fit.Unlikely,
        "" or "place" or "location" or "region" or "capital" when candidate.Look is Look.Place => Fit.Exact,
        _ => candidate.Look is Look.Name ? Fit.Possible : Fit.Unlikely,
    };

    /// <summary>"10 minutes" where "how many hot dogs" is asked.</summary>
    private static bool HasOtherUnit(AnswerCandidate candidate, string noun) =>
        noun.EndsWith('s') && AmountMentions.IsUnit(candidate.Words[^1].Folded) && candidate.Words[^1].Word.Stem != StemCache.StemOf(noun);

    private static Fit OfDate(AnswerCandidate candidate, bool isYearAsked) => candidate.Look switch
    {
        Look.Year => Fit.Exact,
        Look.Date => isYearAsked ? Fit.Unlikely : Fit.Exact,
        _ => Fit.None,
    };
}
