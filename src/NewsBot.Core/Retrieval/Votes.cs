namespace NewsBot.Retrieval;

/// <summary>
/// Lets good passages vote for possible answers: what stands near the question's words in several of them is likely the answer. A
/// passage's voice is its share of all scores, as a softmax gives it; near copies of one story have one voice.
/// </summary>
internal sealed class Votes : IDisposable
{
    /// <summary>So many of the best passages vote.</summary>
    public const int Voters = 80;

    private const double LeastSupport = 0.01;
    private const double Scale = 0.25; // so that votes are from 0 to about 1

    private readonly PassageWords _words;
    private readonly WordStories<Voice> _voices;
    private readonly Voice[] _sums;
    private readonly HashSet<int> _seen = [];
    private readonly List<SupportedAnswer> _answers = [];

    private Votes(PassageWords words)
    {
        _words = words;
        _voices = new WordStories<Voice>(words.Stems.Count);
        _sums = new Voice[words.Stems.Count];
    }

    /// <summary>Adds the votes to the scores of the passages.</summary>
    public static void Count(PassageWords words)
    {
        using var votes = new Votes(words);
        foreach (var (read, share) in words.Passages.Zip(words.Shares()))
        {
            votes.Cast(read.Story, share, words[read.Words]);
            votes.Cast(read.Story, share, words[read.Title]);
        }

        foreach (var read in words.Passages)
            votes.AddTo(read);
    }

    public void Dispose() => _voices.Dispose();

    private void Cast(int story, double share, ReadOnlySpan<WordMention> mentions)
    {
        foreach (ref readonly var mention in mentions)
        {
            if (mention.Typed == 0)
                continue;
            ref var voice = ref _voices.Of(mention.Word, story);
            var mass = share * mention.Typed;
            var after = new Voice(Math.Max(voice.Mass, mass), Math.Max(voice.Near, mass * mention.Nearness));
            ref var sum = ref _sums[mention.Word];
            sum = new Voice(sum.Mass + after.Mass - voice.Mass, sum.Near + after.Near - voice.Near);
            voice = after;
        }
    }

    private void AddTo(ReadPassage read)
    {
        _seen.Clear();
        _answers.Clear();
        var (support, supportOfOthers) = (0.0, 0.0);
        foreach (ref readonly var mention in _words[read.Words])
        {
            if (mention.Typed == 0)
                continue;
            var sum = _sums[mention.Word];
            support = Math.Max(support, sum.Near);
            supportOfOthers = Math.Max(supportOfOthers, (sum.Mass - _voices.Of(mention.Word, read.Story).Mass) * mention.Typed * mention.Nearness);
            if (_seen.Add(mention.Word))
                _answers.Add(new SupportedAnswer(_words.Stems[mention.Word], Scaled(sum.Near)));
        }

        var passage = read.Passage;
        passage.Answers = [.. _answers];
        passage[Feature.Votes] = Scaled(support);
        passage[Feature.OtherVotes] = Scaled(supportOfOthers);
        passage.Score += RankingWeights.ScoreOf(passage.Features, Feature.Votes, Feature.OtherVotes);
    }

    private static double Scaled(double support) => Scale * Math.Log(1 + (support / LeastSupport));

    /// <summary>How much is said for a word, and the same times how near the question's words stand.</summary>
    private readonly record struct Voice(double Mass, double Near);
}

/// <summary>A word that could be the answer.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="Support">How well the good passages support it.</param>
internal readonly record struct SupportedAnswer(uint Stem, double Support);
