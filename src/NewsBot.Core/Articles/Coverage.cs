namespace NewsBot.Articles;

/// <summary>What an archive, or the part of it that a question may see, holds.</summary>
/// <param name="Articles">How many articles.</param>
/// <param name="Sources">From how many outlets.</param>
/// <param name="Newest">When the newest was published; null where there is none.</param>
public sealed record Coverage(int Articles, int Sources, NewsTime? Newest);
