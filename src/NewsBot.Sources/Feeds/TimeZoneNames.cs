using System.Collections.Frozen;

namespace NewsBot.Sources.Feeds;

/// <summary>The names of time zones that stand beside times. Where a name has several meanings, the one that news uses most.</summary>
internal static class TimeZoneNames
{
    private static readonly FrozenDictionary<string, TimeSpan> Offsets = Zones(
        (-10, "HST"), (-9, "AKST"), (-8, "PST AKDT"), (-7, "MST PDT"), (-6, "CST MDT"), (-5, "EST CDT"), (-4, "AST EDT"), (-3.5, "NST"), (-3, "ADT ART BRT"),
        (-2.5, "NDT"), (0, "Z UT UTC GMT WET"), (1, "BST CET MET MEZ WAT WEST"), (2, "CAT CEST EET MEST MESZ SAST"), (3, "EAT EEST MSK TRT"), (4, "GST MSD"),
        (5, "PKT"), (5.5, "IST"), (5.75, "NPT"), (7, "ICT WIB"), (8, "AWST HKT MYT PHT SGT"), (9, "JST KST"), (9.5, "ACST"), (10, "AEST"), (10.5, "ACDT"),
        (11, "AEDT"), (12, "NZST"), (13, "NZDT"));

    /// <summary>How far the zone is ahead of UTC; a name that nobody knows counts as UTC.</summary>
    public static TimeSpan OffsetOf(string name) => Offsets.GetValueOrDefault(name);

    private static FrozenDictionary<string, TimeSpan> Zones(params (double Hours, string Names)[] zones) =>
        zones.SelectMany(zone => zone.Names.Split(' ').Select(name => KeyValuePair.Create(name, TimeSpan.FromHours(zone.Hours))))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
