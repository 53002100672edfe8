namespace NewsBot.Ingestion;

/// <summary>Stand-in until merged.</summary>
public static class ArticleTextReader
{
    /// <summary>Reads.</summary>
    public static ArticleText Read(string body) => new([], [], null);
}
