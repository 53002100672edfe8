using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>Measures possible answers against a question.</summary>
internal sealed class AnswerMeasures(Ranking ranking, Evidence evidence, IReadOnlyList<TextWord> question, bool asksForSeveral)
{
    private readonly ParsedQuestion _parsed = ranking.Question.Parsed;
    private readonly List<string> _asked = [.. question.Where(w => !w.IsStopWord).Select(w => w.Folded)];
    private readonly uint _noun = StemCache.StemOf(ranking.Question.Parsed.Head);

    /// <summary>Those that can answer at all, measured.</summary>
    public List<AnswerCandidate> Measure(IReadOnlyList<AnswerCandidate> candidates)
    {
        var possible = candidates.Where(c => !IsAsked(c) && (asksForSeveral || !c.IsList || c.Look is Look.Place) && AnswerFit.Of(c, _parsed) is not Fit.None).ToList();
        foreach (var candidate in possible)
        {
            MeasureSupport(candidate);
            MeasureKind(candidate);
            foreach (var mention in candidate.Mentions)
                MeasureMention(candidate, mention);
            var (inQuote, inHeadline) = (candidate.Mentions.Any(m => !m.Text.IsTitle), candidate.Mentions.Any(m => m.Text.IsTitle));
            candidate[AnswerFeature.Mentions] = Math.Log(candidate.Mentions.Count);
            candidate[AnswerFeature.InHeadline] = inHeadline ? 1 : 0;
            candidate[AnswerFeature.InBoth] = inQuote && inHeadline ? 1 : 0;
        }

        return possible;
    }

    private void MeasureSupport(AnswerCandidate candidate)
    {
        const double LeastMass = 0.02;
        const double LeastNearMass = 0.01;
        const double LeastLikely = 0.02;
        uint[] stems = [.. candidate.Words.Select(w => w.Word.Stem).Distinct()];
        var (mass, near) = evidence.Weigh(stems, candidate.IsDerived ? Day.Of(candidate.Mentions[0]) : null);
        candidate[AnswerFeature.Mass] = Math.Log(1 + (mass / LeastMass));
        candidate[AnswerFeature.NearMass] = Math.Log(1 + (near / LeastNearMass));
        double[] likely = [.. stems.Select(stem => ranking.LikelyWords.GetValueOrDefault(stem))];
        candidate[AnswerFeature.LikelyWords] = Math.Log(1 + (likely.Sum() / LeastLikely));
        candidate[AnswerFeature.LeastLikelyWord] = Math.Log(1 + (likely.Min() / LeastLikely));
        candidate[AnswerFeature.Common] = Math.Log(1 + evidence.CountArticles(stems));
        if (_parsed.Head.Length > 0)
            candidate[AnswerFeature.NounElsewhere] = Math.Log(1 + evidence.CountBeside(stems));
    }

    private void MeasureKind(AnswerCandidate candidate)
    {
        var fit = AnswerFit.Of(candidate, _parsed);
        candidate[AnswerFeature.Exact] = fit is Fit.Exact ? 1 : 0;
        candidate[AnswerFeature.Unlikely] = fit is Fit.Unlikely ? 1 : 0;
        candidate[AnswerFeature.SmallNoun] = candidate.Look is Look.Noun ? 1 : 0;
        candidate[AnswerFeature.LikeNoun] = candidate.Look <= Look.Noun ? ranking.Question.Likeness.ToNoun(candidate.Words[^1].Word.Stem) : 0;
        candidate[AnswerFeature.Several] = candidate.IsList && asksForSeveral ? 1 : 0;
    }

    private void MeasureMention(AnswerCandidate candidate, Mention mention)
    {
        const double LeastNearness = 0.05;
        Raise(candidate, AnswerFeature.Nearness, Math.Log(1 + (Nearness(mention) / LeastNearness)));
        Raise(candidate, AnswerFeature.Begins, mention.First == 0 ? 1 : 0);
        if (_parsed.Type is AnswerType.Place && IsLocated(mention))
            candidate[AnswerFeature.Located] = 1;
        if (_parsed.Head.Length > 0)
            Raise(candidate, AnswerFeature.Noun, NounNear(mention));
    }

    private static void Raise(AnswerCandidate candidate, AnswerFeature feature, double value) => candidate[feature] = Math.Max(candidate[feature], value);

    /// <summary>Whether the question itself names it: all its words or their kin, or, where a person is asked for, one of the names of this person.</summary>
    private bool IsAsked(AnswerCandidate candidate)
    {
        if (candidate.Words.All(w => IsAsked(w) || (candidate.Look <= Look.Noun && IsKinAsked(w))))
            return true;
        return _parsed.Type is AnswerType.Person && candidate is { Look: Look.Person, IsList: false } && PersonNames.WithoutOffice(candidate.Mentions[0]) is { } name && name.Words.Any(IsAsked);
    }

    private bool IsAsked(TextWord word) => ranking.Question.PlaceOf(word.Word.Stem) >= 0 || _asked.Contains(word.Folded);

    private bool IsKinAsked(TextWord word) => _asked.Exists(asked => AreKin(asked, word.Folded));

    /// <summary>The weight of the question's words in the sentence, each by its distance.</summary>
    private double Nearness(Mention mention)
    {
        const double Halved = 3;
        var nearest = new Dictionary<int, int>();
        var (first, end) = mention.Text.SentenceAround(mention.First);
        for (var i = first; i < end; i++)
        {
            if (mention.Holds(i) || ranking.Question.PlaceOf(mention.Text.Words[i].Word.Stem) is not (var place and >= 0))
                continue;
            var distance = i < mention.First ? mention.First - i : i - mention.Last;
            nearest[place] = Math.Min(distance, nearest.GetValueOrDefault(place, int.MaxValue));
        }

        return nearest.Sum(pair => ranking.Question.Weights[pair.Key] / ranking.Question.TotalWeight / (1 + (pair.Value / Halved)));
    }

    /// <summary>2 where the noun is part of it, else less than that by its distance.</summary>
    private double NounNear(Mention mention)
    {
        const int Reach = 5;
        var words = mention.Text.Words;
        if (mention.Words.Any(w => w.Word.Stem == _noun))
            return 2;
        for (var distance = 1; distance <= Reach; distance++)
        {
            if ((mention.First - distance is var before and >= 0 && words[before].Word.Stem == _noun) || (mention.Last + distance is var after && after < words.Count && words[after].Word.Stem == _noun))
                return 1.0 / distance;
        }

        return 0;
    }

    private static bool IsLocated(Mention mention)
    {
        var before = mention.Text.Words[mention.First].Folded is "the" ? mention.First : mention.First - 1;
        before = before == mention.First ? before - 1 : before;
        return before >= 0 && mention.Text.Words[before].Folded is "in" or "at" or "near" or "from" or "across";
    }

    /// <summary>"Ukraine" and "Ukrainian": four letters alike, and all but a short ending.</summary>
    private static bool AreKin(string one, string other)
    {
        const int Stem = 4;
        const int ShortEnding = 2;
        if (one == other || !char.IsLetter(one[0]))
            return false;
        var alike = one.AsSpan().CommonPrefixLength(other);
        return alike >= Stem && alike >= Math.Min(one.Length, other.Length) - ShortEnding && Math.Max(one.Length, other.Length) - alike <= Stem;
    }
}
