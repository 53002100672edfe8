namespace NewsBot.Retrieval;

/// <summary>What kind of thing a question asks for.</summary>
public enum AnswerType
{
    /// <summary>Nothing that could be told by its form.</summary>
    Any,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A place.</summary>
    Place,

    /// <summary>A day, a month, a year.</summary>
    Date,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A sum of money.</summary>
    Money,

    /// <summary>A share.</summary>
    Percent,

    /// <summary>Something that has a name: a company, a film, a team.</summary>
    Name,

    /// <summary>A reason.</summary>
    Reason,

    /// <summary>Yes or no, which the quote settles.</summary>
    YesNo,
}
