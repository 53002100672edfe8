namespace NewsBot.Retrieval;

/// <summary>
/// Lets good passages of different stories vote for names: what several of them name, and the question does not, is likely the
/// answer. Near copies of one story have one voice.
/// </summary>
internal static class Votes
{
    private const int Voters = 12;
    private const int PerStory = 2;

    /// <summary>Adds the votes to the scores of passages, which are sorted best first.</summary>
    public static void Count(List<RankedPassage> passages, WeightedQuestion question)
    {
        var voices = new Dictionary<uint, HashSet<long>>();
        var perStory = new Dictionary<long, int>();
        var voters = 0;
        foreach (var passage in passages)
        {
            var spoken = perStory.GetValueOrDefault(passage.Candidate.Story);
            if (spoken == PerStory)
                continue;
            perStory[passage.Candidate.Story] = spoken + 1;
            foreach (var name in Names(passage, question))
                (voices.TryGetValue(name, out var stories) ? stories : voices[name] = []).Add(passage.Candidate.Story);
            if (++voters == Voters)
                break;
        }

        foreach (var passage in passages)
        {
            var most = 0;
            foreach (var name in Names(passage, question))
                most = Math.Max(most, voices.TryGetValue(name, out var stories) ? stories.Count : 0);
            passage[Feature.Votes] = Math.Max(0, most - 1) / (double)(perStory.Count is 0 or 1 ? 1 : perStory.Count - 1);
            passage.Score += RankingWeights.Of(Feature.Votes) * passage[Feature.Votes];
        }
    }

    private static List<uint> Names(RankedPassage passage, WeightedQuestion question)
    {
        var names = new List<uint>();
        for (var s = passage.First; s <= passage.Last; s++)
        {
            var words = passage.Candidate.Words.WordsOf(s);
            for (var i = 0; i < words.Length; i++)
            {
                if ((words[i].IsFigure || (i > 0 && words[i].IsCapitalised)) && question.PlaceOf(words[i].Stem) < 0)
                    names.Add(words[i].Stem);
            }
        }

        return names;
    }
}
