using System.Runtime.InteropServices;
using NewsBot.Articles;
using NewsBot.Retrieval.Vectors;

namespace NewsBot.Retrieval;

/// <summary>Reads the words of passages and their headlines that could be of the answer to a question.</summary>
internal sealed class AnswerWordReader(WeightedQuestion question)
{
    /// <summary>So far from a word the noun that is asked for stands beside it.</summary>
    private const int NounReach = 3;

    private readonly uint? _noun = question.Parsed.Head.Length == 0 ? null : StemCache.StemOf(question.Parsed.Head);
    private readonly bool _readsSmallWords = question.Parsed.Type is AnswerType.Any or AnswerType.Person or AnswerType.Organisation or AnswerType.Title
        or AnswerType.Name or AnswerType.Reason or AnswerType.Manner;

    private readonly Dictionary<uint, int> _places = [];
    private readonly Dictionary<(int Word, long Story), double> _nearest = [];
    private readonly HashSet<(int Word, long Story)> _titled = [];
    private readonly HashSet<long> _titles = [];
    private readonly List<WordMention> _mentions = [];

    /// <summary>The words that were read.</summary>
    public List<WordTally> Tallies { get; } = [];

    /// <summary>Reads a passage, after all that are likelier to hold the answer: its words, by their places in <see cref="Tallies"/>, and how near each stands to the question's.</summary>
    public List<(int Word, double Nearness)> Read(RankedPassage passage, double share)
    {
        var story = passage.Candidate.Story;
        var read = MentionsIn(passage.Words);
        var mentions = new List<(int, double)>(read.Count);
        foreach (var mention in read)
        {
            var tally = Count(mention, share);
            ref var nearest = ref CollectionsMarshal.GetValueRefOrAddDefault(_nearest, (mention.Word, story), out var isTold);
            var near = share * mention.Nearness;
            tally.Mass += isTold ? 0 : share;
            tally.NearMass += Math.Max(0, near - nearest);
            nearest = Math.Max(nearest, near);
            tally.Nearness = Math.Max(tally.Nearness, mention.Nearness);
            mentions.Add((mention.Word, mention.Nearness));
        }

        foreach (var mention in _titles.Add(passage.Candidate.Version) ? MentionsIn(passage.Candidate.Words.Title) : [])
            Count(mention, share).TitleMass += _titled.Add((mention.Word, story)) ? share : 0;
        return mentions;
    }

    private WordTally Count(in WordMention mention, double share)
    {
        var tally = Tallies[mention.Word];
        tally.Typed = Math.Max(tally.Typed, mention.Typed);
        tally.NounMass += mention.IsBesideNoun ? share : 0;
        tally.CountAs(mention.Kind);
        return tally;
    }

    /// <summary>The words of one text; good until the next is read, for one list serves them all.</summary>
    private List<WordMention> MentionsIn(ReadOnlySpan<Word> words)
    {
        _mentions.Clear();
        var asked = new AskedWords(words, question);
        for (var i = 0; i < words.Length; i++)
        {
            var kind = KindOf(words[i]);
            if (question.PlaceOf(words[i].Stem) >= 0 || (kind is WordKind.Small && !(_readsSmallWords && !WordSet.Everyday.Contains(words[i].Stem))))
                continue;
            _mentions.Add(new WordMention(PlaceOf(words[i].Stem), kind, asked.Nearness(i), question.Evidence.At(words, i), IsBesideNoun(words, i)));
        }

        return _mentions;
    }

    private int PlaceOf(uint stem)
    {
        if (_places.TryGetValue(stem, out var place))
            return place;
        Tallies.Add(new WordTally(stem));
        return _places[stem] = Tallies.Count - 1;
    }

    private static WordKind KindOf(Word word) =>
        word.IsCapitalised ? WordKind.Capital
        : word.IsFigure || word.Shape is WordShape.Mixed || WordSet.NumberWords.Contains(word.Stem) ? WordKind.Number : WordKind.Small;

    private bool IsBesideNoun(ReadOnlySpan<Word> words, int at)
    {
        if (_noun is not { } noun)
            return false;
        for (var i = Math.Max(0, at - NounReach); i <= Math.Min(words.Length - 1, at + NounReach); i++)
        {
            if (words[i].Stem == noun)
                return true;
        }

        return false;
    }

    /// <summary>Where a word stands once.</summary>
    private readonly record struct WordMention(int Word, WordKind Kind, double Nearness, double Typed, bool IsBesideNoun);
}

/// <summary>What was counted of a word.</summary>
/// <param name="stem">Its stem.</param>
internal sealed class WordTally(uint stem)
{
    private const double LeastMass = 0.01;
    private const double Scale = 0.25; // so that it is from 0 to about 1

    private readonly int[] _kinds = new int[Enum.GetValues<WordKind>().Length];

    public uint Stem => stem;

    public double Mass { get; set; }

    public double NearMass { get; set; }

    public double TitleMass { get; set; }

    public double NounMass { get; set; }

    public double Nearness { get; set; }

    public double Typed { get; set; }

    /// <summary>What it is mostly written as.</summary>
    public WordKind Kind => (WordKind)Array.IndexOf(_kinds, _kinds.Max());

    /// <summary>Words with more are measured first.</summary>
    public double Prominence => Scaled(Mass) + Scaled(NearMass) + Scaled(TitleMass);

    public void CountAs(WordKind kind) => _kinds[(int)kind]++;

    /// <summary>By <see cref="AnswerWordFeature"/>.</summary>
    public double[] Measure(WordLikeness likeness)
    {
        var features = new double[AnswerWordWeights.Learned.Names.Count];
        features[(int)AnswerWordFeature.Mass] = Scaled(Mass);
        features[(int)AnswerWordFeature.NearMass] = Scaled(NearMass);
        features[(int)AnswerWordFeature.TitleMass] = Scaled(TitleMass);
        features[(int)AnswerWordFeature.Nearness] = Nearness;
        features[(int)AnswerWordFeature.Typed] = Typed;
        features[(int)AnswerWordFeature.BesideNoun] = NounMass > 0 ? 1 : 0;
        features[(int)AnswerWordFeature.NounMass] = Scaled(NounMass);
        features[(int)AnswerWordFeature.Country] = PlaceNames.CountryStems.Contains(stem) ? 1 : 0;
        features[(int)AnswerWordFeature.LikeNoun] = likeness.ToNoun(stem);
        return features;
    }

    private static double Scaled(double mass) => Scale * Math.Log(1 + (mass / LeastMass));
}
