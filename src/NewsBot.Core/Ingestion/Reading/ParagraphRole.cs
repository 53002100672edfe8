namespace NewsBot.Ingestion.Reading;

/// <summary>What a paragraph is to the article, its neighbours considered.</summary>
internal enum ParagraphRole
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A correction note.</summary>
    Correction,

    /// <summary>A credit of writers or agencies; not quotable.</summary>
    Credit,

    /// <summary>Anything else that is not quotable.</summary>
    None,
}
