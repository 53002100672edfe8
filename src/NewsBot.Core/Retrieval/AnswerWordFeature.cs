namespace NewsBot.Retrieval;

/// <summary>What is measured of a word that could be of the answer; each from 0 to about 1.</summary>
internal enum AnswerWordFeature
{
    /// <summary>How likely the passages that hold it hold the answer, a story counted once, on a logarithmic scale.</summary>
    Mass,

    /// <summary>The same, times how near the question's words stand to it there.</summary>
    NearMass,

    /// <summary>The same of the headlines that hold it.</summary>
    TitleMass,

    /// <summary>How near the question's words stand to it where they are nearest.</summary>
    Nearness,

    /// <summary>How well it is the kind of answer that is asked for.</summary>
    Typed,

    /// <summary>Whether the noun that names what is asked for stands within a few words of it.</summary>
    BesideNoun,

    /// <summary>How likely the passages hold the answer in which it does.</summary>
    NounMass,

    /// <summary>Whether it tells a country.</summary>
    Country,

    /// <summary>How alike it is to the noun that names what is asked for.</summary>
    LikeNoun,
}

/// <summary>How a word is mostly written.</summary>
internal enum WordKind
{
    /// <summary>With a capital.</summary>
    Capital,

    /// <summary>As a number, in figures or letters.</summary>
    Number,

    /// <summary>In small letters.</summary>
    Small,
}
