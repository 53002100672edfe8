using NewsBot.Retrieval.Vectors;

namespace NewsBot.Retrieval;

/// <summary>What was counted of a word that could be of the answer.</summary>
internal struct WordTally
{
    private const double LeastMass = 0.01;
    private const double Scale = 0.25; // so that it is from 0 to about 1

    private double _mass;
    private double _nearMass;
    private double _titleMass;
    private double _nounMass;
    private double _nearness;
    private double _typed;
    private int _capitals;
    private int _numbers;
    private int _smalls;

    /// <summary>Whether a passage holds it.</summary>
    public readonly bool Stands => _mass > 0;

    /// <summary>What it is mostly written as.</summary>
    public readonly WordKind Kind =>
        _capitals >= Math.Max(_numbers, _smalls) ? WordKind.Capital : _numbers >= _smalls ? WordKind.Number : WordKind.Small;

    /// <summary>Words with more are measured first.</summary>
    public readonly double Prominence => (1 + (_mass / LeastMass)) * (1 + (_nearMass / LeastMass)) * (1 + (_titleMass / LeastMass));

    /// <summary>Counts a mention in a passage or a headline that has this share of all.</summary>
    public void Count(in WordMention mention, double share)
    {
        _typed = Math.Max(_typed, mention.Typed);
        _nounMass += mention.IsBesideNoun ? share : 0;
        _capitals += mention.Kind is WordKind.Capital ? 1 : 0;
        _numbers += mention.Kind is WordKind.Number ? 1 : 0;
        _smalls += mention.Kind is WordKind.Small ? 1 : 0;
    }

    /// <summary>Counts the same mention as one in a passage.</summary>
    public void CountInPassage(in WordMention mention, double share, ref StoryOfWord story)
    {
        var near = share * mention.Nearness;
        _mass += story.IsTold ? 0 : share;
        _nearMass += Math.Max(0, near - story.Nearest);
        _nearness = Math.Max(_nearness, mention.Nearness);
        story.Nearest = Math.Max(story.Nearest, near);
        story.IsTold = true;
    }

    /// <summary>Counts the same mention as one in a headline.</summary>
    public void CountInTitle(double share, ref StoryOfWord story)
    {
        _titleMass += story.IsTitled ? 0 : share;
        story.IsTitled = true;
    }

    /// <summary>By <see cref="AnswerWordFeature"/>.</summary>
    public readonly double[] Measure(uint stem, WordLikeness likeness)
    {
        var features = new double[AnswerWordWeights.Learned.Names.Count];
        features[(int)AnswerWordFeature.Mass] = Scaled(_mass);
        features[(int)AnswerWordFeature.NearMass] = Scaled(_nearMass);
        features[(int)AnswerWordFeature.TitleMass] = Scaled(_titleMass);
        features[(int)AnswerWordFeature.Nearness] = _nearness;
        features[(int)AnswerWordFeature.Typed] = _typed;
        features[(int)AnswerWordFeature.BesideNoun] = _nounMass > 0 ? 1 : 0;
        features[(int)AnswerWordFeature.NounMass] = Scaled(_nounMass);
        features[(int)AnswerWordFeature.Country] = PlaceNames.CountryStems.Contains(stem) ? 1 : 0;
        features[(int)AnswerWordFeature.LikeNoun] = likeness.ToNoun(stem);
        return features;
    }

    private static double Scaled(double mass) => Scale * Math.Log(1 + (mass / LeastMass));
}

/// <summary>What one story has told of a word.</summary>
internal struct StoryOfWord
{
    /// <summary>Whether a passage holds it.</summary>
    public bool IsTold { get; set; }

    /// <summary>Whether a headline does.</summary>
    public bool IsTitled { get; set; }

    /// <summary>The share of the passage, times how near the question's words stand, where that is most.</summary>
    public double Nearest { get; set; }
}
