namespace NewsBot.Ingestion.Reading;

/// <summary>What a line looks like on its own, before its neighbours are asked.</summary>
internal enum LineKind
{
    /// <summary>Text that ends like a sentence.</summary>
    Prose,

    /// <summary>Short text without a final stop: a heading, or an item of a list.</summary>
    Short,

    /// <summary>Navigation, share boxes, links to other stories, appeals to the reader.</summary>
    Furniture,

    /// <summary>A date and nothing else: of the report above its text, a heading inside it.</summary>
    Date,

    /// <summary>A label such as <c>Read more:</c> whose links follow on lines of their own.</summary>
    LinkLabel,

    /// <summary>A hyphen and a name: a signature, or an item of a list.</summary>
    Signature,

    /// <summary>A line that credits a picture and says nothing else.</summary>
    PictureCredit,

    /// <summary>A caption that ends in the credit of its picture.</summary>
    CreditedCaption,

    /// <summary>A line that credits writers or wire agencies.</summary>
    WireCredit,

    /// <summary>A correction note.</summary>
    Correction,

    /// <summary>The heading of a correction note that follows.</summary>
    CorrectionHeading,
}
