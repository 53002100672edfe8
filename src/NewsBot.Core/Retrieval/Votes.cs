using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>
/// Lets good passages vote for possible answers: what stands near the question's words in several of them is likely the answer. A
/// passage's voice is its share of all scores, as a softmax gives it; near copies of one story have one voice.
/// </summary>
internal static class Votes
{
    /// <summary>So many of the best passages vote.</summary>
    public const int Voters = 80;

    /// <summary>Adds the votes to the scores of the best passages, which are sorted best first, and gives how many these are.</summary>
    public static int Count(List<RankedPassage> passages, WeightedQuestion question)
    {
        var voters = passages.GetRange(0, Math.Min(Voters, passages.Count));
        var total = voters.Sum(p => Math.Exp(p.Score - voters[0].Score));
        var named = voters.ConvertAll(passage => Read(passage, question));
        var ballot = new Ballot();
        foreach (var (passage, answers) in voters.Zip(named))
            ballot.Cast(passage.Candidate.Story, Math.Exp(passage.Score - voters[0].Score) / total, answers.Concat(ReadTitle(passage, question)));
        foreach (var (passage, answers) in voters.Zip(named))
        {
            var supported = new Dictionary<uint, double>(answers.Count);
            foreach (var answer in answers)
            {
                supported[answer.Stem] = ballot.Support(answer);
                passage[Feature.Votes] = Math.Max(passage[Feature.Votes], supported[answer.Stem]);
                passage[Feature.OtherVotes] = Math.Max(passage[Feature.OtherVotes], ballot.SupportOfOthers(answer, passage.Candidate.Story));
            }

            passage.Answers = supported;
            passage.Score += RankingWeights.ScoreOf(passage.Features, Feature.Votes, Feature.OtherVotes);
        }

        return voters.Count;
    }

    private static List<PossibleAnswer> Read(RankedPassage passage, WeightedQuestion question) => Read(passage.Words, question);

    private static List<PossibleAnswer> ReadTitle(RankedPassage passage, WeightedQuestion question) => Read(passage.Candidate.Words.Title, question);

    private static List<PossibleAnswer> Read(ReadOnlySpan<Word> words, WeightedQuestion question)
    {
        var answers = new List<PossibleAnswer>();
        AskedWords? asked = null;
        for (var i = 0; i < words.Length; i++)
        {
            if (question.Evidence.At(words, i) is var strength and > 0)
                answers.Add(new PossibleAnswer(words[i].Stem, strength, strength * (asked ??= new AskedWords(words, question)).Nearness(i)));
        }

        return answers;
    }

    /// <summary>A word that could be the answer.</summary>
    /// <param name="Stem">Its stem.</param>
    /// <param name="Strength">How well it is the kind of answer that is asked for.</param>
    /// <param name="Nearness">The same times how near the question's words stand.</param>
    private readonly record struct PossibleAnswer(uint Stem, double Strength, double Nearness);

    /// <summary>What each story says of each possible answer.</summary>
    private sealed class Ballot
    {
        private const double LeastSupport = 0.01;
        private const double Scale = 0.25; // so that votes are from 0 to about 1

        private readonly Dictionary<uint, Dictionary<long, Voice>> _voices = [];
        private readonly Dictionary<uint, Voice> _sums = [];

        public void Cast(long story, double share, IEnumerable<PossibleAnswer> answers)
        {
            foreach (var answer in answers)
            {
                var stories = _voices.TryGetValue(answer.Stem, out var known) ? known : _voices[answer.Stem] = [];
                var before = stories.GetValueOrDefault(story);
                var after = new Voice(Math.Max(before.Mass, share * answer.Strength), Math.Max(before.Near, share * answer.Nearness));
                stories[story] = after;
                var sum = _sums.GetValueOrDefault(answer.Stem);
                _sums[answer.Stem] = new Voice(sum.Mass + after.Mass - before.Mass, sum.Near + after.Near - before.Near);
            }
        }

        public double Support(PossibleAnswer answer) => Scaled(_sums[answer.Stem].Near);

        public double SupportOfOthers(PossibleAnswer answer, long story) =>
            Scaled(Math.Max(0, _sums[answer.Stem].Mass - _voices[answer.Stem][story].Mass) * answer.Nearness);

        private static double Scaled(double support) => Scale * Math.Log(1 + (support / LeastSupport));

        private readonly record struct Voice(double Mass, double Near);
    }
}
