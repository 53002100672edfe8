using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Tests.Ingestion.Feeds.Simulation;

/// <summary>An entry of a simulated site, with the times at which it is published, edited and taken out.</summary>
internal sealed partial class SimulatedEntry(int site, int number, DateTimeOffset published)
{
    private static readonly string[] Words =
        "harbour council bridge minister ferry school budget storm railway doctors museum strike farmers orchard court mayor inquiry tunnel island power".Split(' ');

    /// <summary>When each later version replaces the one before.</summary>
    public List<DateTimeOffset> Edits { get; } = [];

    public DateTimeOffset Published => published;

    public DateTimeOffset VanishesAt { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Which entry it is, wherever it is read.</summary>
    public string Token => string.Create(CultureInfo.InvariantCulture, $"Report {site}x{number}");

    public string Path => string.Create(CultureInfo.InvariantCulture, $"/{published:yyyy/MM/dd}/report-{site}-{number}");

    /// <summary>The number of the version that is current at an instant, from 1.</summary>
    public int VersionAt(DateTimeOffset now) => 1 + Edits.Count(edit => edit <= now);

    public string TitleOf(int version) => $"{Token}: {WordAt(0)} and {WordAt(1)}{(version > 2 ? " (updated)" : "")}";

    /// <summary>The paragraphs of a version; the last words tell which one it is and that it is whole.</summary>
    public IReadOnlyList<string> TextOf(int version) =>
    [
        .. Enumerable.Range(0, 4).Select(p =>
            $"The {WordAt(p)} was the talk of the {WordAt(p + 3)} on the day when the {WordAt(p + 5)} of number {site * number} came before the {WordAt(p + 7)}, as people who were there said."),
        string.Create(CultureInfo.InvariantCulture, $"This is version {version} of {Token} to its very end."),
    ];

    /// <summary>Which entry and version a stored article is; null for one that is not whole.</summary>
    public static (string Token, int Version)? Read(string title, string body) =>
        Ending().Match(body) is { Success: true } match && title.StartsWith(match.Groups["token"].Value + ":", StringComparison.Ordinal)
            ? (match.Groups["token"].Value, int.Parse(match.Groups["version"].ValueSpan, CultureInfo.InvariantCulture))
            : null;

    private string WordAt(int offset) => Words[((site * 7) + (number * 3) + (offset * 5)) % Words.Length];

    [GeneratedRegex(@"This is version (?<version>\d+) of (?<token>Report \d+x\d+) to its very end\.$")]
    private static partial Regex Ending();
}
