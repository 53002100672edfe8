using System.Globalization;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>shown texts -> possible answers: mentions of the same thing are one, however they are written.</summary>
internal sealed class CandidateReader(Evidence evidence, Ranking ranking)
{
    private readonly WeightedQuestion _question = ranking.Question;
    private readonly NounMentions _nouns = new(ranking);

    /// <summary>All possible answers in the shown texts.</summary>
    /// <param name="texts">What is shown.</param>
    /// <param name="outlets">Names that are no answers.</param>
    /// <param name="together">The stem of what was done together, where that is asked.</param>
    public List<AnswerCandidate> Read(IReadOnlyList<ShownText> texts, IReadOnlySet<string> outlets, uint? together)
    {
        var byKey = new Dictionary<string, List<Mention>>();
        foreach (var mention in texts.SelectMany(Mentions))
        {
            var key = KeyOf(mention);
            if (key.Length > 1 && !outlets.Contains(key) && !Trimmings.Hold(mention))
                (byKey.TryGetValue(key, out var mentions) ? mentions : byKey[key] = []).Add(mention);
        }

        var candidates = byKey.Select(pair => Of(pair.Key, pair.Value)).OfType<AnswerCandidate>();
        return together is { } verb ? [.. candidates, .. texts.SelectMany(text => PairsIn(text, verb)).DistinctBy(c => c.Key)] : [.. candidates];
    }

    /// <summary>What mentions of the same thing have in common: the words of a name, the value of a number, the day of a date.</summary>
    public static string KeyOf(Mention mention) => mention.Kind switch
    {
        MentionKind.Number or MentionKind.Money or MentionKind.Percent when Amount.Of(mention.Words.Select(w => w.Folded)) is { } value =>
            string.Create(CultureInfo.InvariantCulture, $"{mention.Kind} {value}"),
        MentionKind.Date when Day.Of(mention) is { } day => day.ToString("O", CultureInfo.InvariantCulture),
        _ => string.Join(' ', mention.Words.Where(w => w.Folded is not "the").Select(w => w.Folded)),
    };

    private IEnumerable<Mention> Mentions(ShownText text)
    {
        var names = NameMentions.In(text).ToList();
        var others = _question.Parsed.Type switch
        {
            AnswerType.Any or AnswerType.Name => names.Select(_nouns.WithNoun).OfType<Mention>().Concat(_nouns.In(text)),
            AnswerType.Place => names.Select(PlaceMentions.WithLand).OfType<Mention>(),
            _ => [],
        };
        return names.Concat(ListMentions.In(names)).Concat(QuotedMentions.In(text)).Concat(AmountMentions.In(text)).Concat(others);
    }

    private AnswerCandidate? Of(string key, List<Mention> mentions)
    {
        var best = mentions.OrderBy(m => m.Text.IsGenitive(m.Last)).ThenBy(Fullness).ThenByDescending(m => m.Span.Length).First();
        var words = best.Words.Where(w => !w.IsStopWord).ToList();
        if (words.Count == 0)
            return null;
        var worked = best.Kind is MentionKind.Date ? Day.WorkedOut(best) : null;
        return new AnswerCandidate(key, mentions)
        {
            Text = worked ?? (best.Text.IsGenitive(best.Last) ? best.QuoteWithGenitive : best.Quote), // a genitive is best where there is no other
            IsDerived = worked is not null,
            Words = words,
            IsList = mentions.All(m => m.Kind is MentionKind.List),
            Look = LookOf(key, mentions, best),
        };
    }

    /// <summary>A number in figures goes before one in letters, and a long form of a name before a short one.</summary>
    private static int Fullness(Mention mention) =>
        mention.Kind is MentionKind.Number or MentionKind.Money or MentionKind.Percent ? (mention.Quote.Any(char.IsAsciiDigit) ? 0 : 1) : -mention.Span.Length;

    private IEnumerable<AnswerCandidate> PairsIn(ShownText text, uint verb)
    {
        var place = _question.PlaceOf(verb);
        return PairMentions.In(text, stem => _question.PlaceOf(stem) == place, IsPerson).Select(pair => new AnswerCandidate($"{KeyOf(pair.One)} and {KeyOf(pair.Other)}", [pair.One])
        {
            Text = $"{pair.One.Quote} and {pair.Other.Quote}",
            Words = [.. pair.One.Words, .. pair.Other.Words],
            IsList = true,
            Look = Look.Person,
        });
    }

    /// <summary>People have two to four names, and are called by one of them elsewhere.</summary>
    private bool IsPerson(Mention mention)
    {
        if (PersonNames.WithoutOffice(mention) is not { } name)
            return false;
        var words = name.Words.Where(w => !w.IsStopWord).ToList();
        return words.Count is 2 or 3 or 4 && evidence.IsPerson(words[^2].Word.Stem, words[^1].Word.Stem);
    }

    private Look LookOf(string key, List<Mention> mentions, Mention best)
    {
        var kinds = mentions.Select(m => m.Kind).ToHashSet();
        if (kinds.Overlaps([MentionKind.Name, MentionKind.Quoted, MentionKind.List]))
        {
            if (PlaceNames.Countries.Contains(key) || PlaceNames.States.Contains(key))
                return Look.Place;
            if (kinds.Contains(MentionKind.Quoted))
                return Look.Quoted;
            if (mentions.Any(m => m.Text.Words[m.First].Folded is "the"))
                return Look.Thing;
            return IsPerson(best) ? Look.Person : Look.Name;
        }

        return kinds.Contains(MentionKind.Noun) ? Look.Noun
            : kinds.Contains(MentionKind.Money) ? Look.Money
            : kinds.Contains(MentionKind.Percent) ? Look.Percent
            : kinds.Contains(MentionKind.Year) ? Look.Year
            : kinds.Contains(MentionKind.Date) ? Look.Date : Look.Number;
    }
}
