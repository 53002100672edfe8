namespace NewsBot.Sources.Web;

/// <summary>What a page was read as.</summary>
internal abstract record PageReading
{
    /// <summary>The page holds an article.</summary>
    public sealed record Found(PageArticle Article) : PageReading;

    /// <summary>The page holds none; <paramref name="Reason"/> is a sentence for the owner.</summary>
    public sealed record Refused(string Reason) : PageReading;
}
