using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Commands;

/// <summary>Says in words what is ingested.</summary>
public static class CoverageText
{
    /// <summary>What an empty archive says.</summary>
    public const string Nothing = "Nothing has been ingested yet.";

    /// <summary>Such as <c>1,412 articles from 9 outlets, newest 19 Feb 2023</c>.</summary>
    public static string Describe(Coverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        if (coverage.Articles == 0)
            return Nothing;
        var counts = $"{Counted(coverage.Articles, "article")} from {Counted(coverage.Sources, "outlet")}";
        return coverage.Newest is { } newest ? $"{counts}, newest {Day(newest)}" : counts;
    }

    /// <summary>A day as people read it, such as <c>19 Feb 2023</c>.</summary>
    public static string Day(NewsTime time) => time.Day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun, such as <c>1 article</c> or <c>1,412 articles</c>.</summary>
    public static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
