namespace NewsBot.Retrieval;

/// <summary>
/// Tells how likely the words of good passages are of the answer: a softmax over all of them that the question does not hold. Where
/// <see cref="Votes"/> counts only what looks like the kind of answer that is asked for, this also learned which kinds answer which
/// questions, and weighs headlines, and small words where no name is asked for.
/// </summary>
internal sealed class AnswerWords
{
    /// <summary>Measured: the answer is hardly ever behind so many.</summary>
    private const int Most = 120;

    private readonly List<(int Word, double Nearness)>[] _mentions;
    private readonly double[] _likely;

    private AnswerWords(List<(int Word, double Nearness)>[] mentions, IReadOnlyList<WordTally> tallies, WeightedQuestion question)
    {
        var kept = tallies.Select((tally, place) => (tally, place)).Where(t => t.tally.Mass > 0).OrderByDescending(t => t.tally.Prominence).Take(Most).ToList();
        Words = kept.ConvertAll(t => new AnswerWord(t.tally.Stem, t.tally.Measure(question.Likeness), AnswerWordWeights.KindOf(t.tally.Kind, question.Parsed.Type)));
        _mentions = mentions;
        _likely = new double[tallies.Count];
        foreach (var ((tally, place), probability) in kept.Zip(AnswerWordWeights.Probabilities(Words)))
        {
            _likely[place] = probability;
            Likely[tally.Stem] = probability;
        }
    }

    /// <summary>The words, with what was measured of them.</summary>
    public List<AnswerWord> Words { get; }

    /// <summary>How likely each is of the answer, by stem.</summary>
    public Dictionary<uint, double> Likely { get; } = [];

    /// <summary>Reads the words of the best passages, which are sorted best first.</summary>
    public static AnswerWords Of(IReadOnlyList<RankedPassage> passages, WeightedQuestion question)
    {
        var reader = new AnswerWordReader(question);
        var total = passages.Sum(p => Math.Exp(p.Score - passages[0].Score));
        var mentions = new List<(int, double)>[passages.Count];
        for (var i = 0; i < mentions.Length; i++)
            mentions[i] = reader.Read(passages[i], Math.Exp(passages[i].Score - passages[0].Score) / total);
        return new AnswerWords(mentions, reader.Tallies, question);
    }

    /// <summary>Adds to what was measured of the passages, which are in the order in which they were read, what their words tell.</summary>
    public void AddTo(IReadOnlyList<RankedPassage> passages)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < _mentions.Length; i++)
        {
            seen.Clear();
            foreach (var (word, nearness) in _mentions[i])
            {
                passages[i][Feature.AnswerWords] += seen.Add(word) ? _likely[word] : 0;
                passages[i][Feature.NearAnswerWord] = Math.Max(passages[i][Feature.NearAnswerWord], _likely[word] * nearness);
            }
        }
    }
}

/// <summary>A word that could be of the answer.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="Features">By <see cref="AnswerWordFeature"/>.</param>
/// <param name="Kind">The place of its kind, and what is asked for, among <see cref="AnswerWordWeights.LearnedKinds"/>.</param>
internal sealed record AnswerWord(uint Stem, double[] Features, int Kind);
