namespace NewsBot.Sources.Web;

/// <summary>The text of a page in order, and the sections that it stands in.</summary>
/// <param name="Root">The section around everything.</param>
/// <param name="Blocks">The text.</param>
internal sealed record PageOutline(PageSection Root, IReadOnlyList<PageBlock> Blocks);
