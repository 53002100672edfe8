using System.Buffers;

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

    private readonly PassageWords _words;
    private readonly double[] _likely;

    private AnswerWords(PassageWords words, WordTally[] tallies)
    {
        _words = words;
        _likely = new double[words.Stems.Count];
        var kept = Enumerable.Range(0, _likely.Length).Where(word => tallies[word].Stands).OrderByDescending(word => tallies[word].Prominence).Take(Most).ToList();
        Words = kept.ConvertAll(word => new AnswerWord(
            words.Stems[word], tallies[word].Measure(words.Stems[word], words.Question.Likeness), AnswerWordWeights.KindOf(tallies[word].Kind, words.Question.Parsed.Type)));
        foreach (var (word, probability) in kept.Zip(AnswerWordWeights.Probabilities(Words)))
        {
            _likely[word] = probability;
            Likely[words.Stems[word]] = probability;
        }
    }

    /// <summary>The words, with what was measured of them.</summary>
    public List<AnswerWord> Words { get; }

    /// <summary>How likely each is of the answer, by stem.</summary>
    public Dictionary<uint, double> Likely { get; } = [];

    /// <summary>Counts the words of the best passages.</summary>
    public static AnswerWords Of(PassageWords words)
    {
        var tallies = ArrayPool<WordTally>.Shared.Rent(words.Stems.Count);
        try
        {
            tallies.AsSpan().Clear();
            Count(words, tallies);
            return new AnswerWords(words, tallies);
        }
        finally
        {
            ArrayPool<WordTally>.Shared.Return(tallies);
        }
    }

    /// <summary>Adds to what was measured of the passages what their words tell.</summary>
    public void AddToPassages()
    {
        var seen = new HashSet<int>();
        foreach (var read in _words.Passages)
        {
            seen.Clear();
            var (sum, near) = (0.0, 0.0);
            foreach (ref readonly var mention in _words[read.Words])
            {
                var likely = mention.IsLikely ? _likely[mention.Word] : 0;
                sum += seen.Add(mention.Word) ? likely : 0;
                near = Math.Max(near, likely * mention.Nearness);
            }

            read.Passage[Feature.AnswerWords] = sum;
            read.Passage[Feature.NearAnswerWord] = near;
        }
    }

    private static void Count(PassageWords words, WordTally[] tallies)
    {
        using var stories = new WordStories<StoryOfWord>(words.Stems.Count);
        var titles = new HashSet<Range>();
        foreach (var (read, share) in words.Passages.Zip(words.Shares()))
        {
            foreach (ref readonly var mention in words[read.Words])
            {
                if (!mention.IsLikely)
                    continue;
                tallies[mention.Word].Count(mention, share);
                tallies[mention.Word].CountInPassage(mention, share, ref stories.Of(mention.Word, read.Story));
            }

            foreach (ref readonly var mention in titles.Add(read.Title) ? words[read.Title] : [])
            {
                if (!mention.IsLikely)
                    continue;
                tallies[mention.Word].Count(mention, share);
                tallies[mention.Word].CountInTitle(share, ref stories.Of(mention.Word, read.Story));
            }
        }
    }
}

/// <summary>A word that could be of the answer.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="Features">By <see cref="AnswerWordFeature"/>.</param>
/// <param name="Kind">The place of its kind, and what is asked for, among <see cref="AnswerWordWeights.LearnedKinds"/>.</param>
internal sealed record AnswerWord(uint Stem, double[] Features, int Kind);
