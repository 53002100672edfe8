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

    /// <summary>A company, a team, a school.</summary>
    Organisation,

    /// <summary>A film, a song, a book.</summary>
    Title,

    /// <summary>Something else that has a name.</summary>
    Name,

    /// <summary>A reason.</summary>
    Reason,

    /// <summary>How something came about.</summary>
    Manner,

    /// <summary>Yes or no, which the quote settles.</summary>
    YesNo,
}
