using System.Collections.Frozen;

namespace NewsBot.Sources.Feeds;

/// <summary>The names of time zones that stand beside times. Where a name has several meanings, the one that news uses most.</summary>
internal static class TimeZoneNames
{
    private static readonly FrozenDictionary<string, TimeSpan> Offsets = new Dictionary<string, double>
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0,
        ["BST"] = 1, ["IST"] = 5.5, ["WEST"] = 1, ["WAT"] = 1, ["CET"] = 1, ["MET"] = 1, ["MEZ"] = 1,
        ["CEST"] = 2, ["MEST"] = 2, ["MESZ"] = 2, ["EET"] = 2, ["SAST"] = 2, ["CAT"] = 2, ["EEST"] = 3, ["EAT"] = 3, ["MSK"] = 3, ["TRT"] = 3,
        ["MSD"] = 4, ["GST"] = 4, ["PKT"] = 5, ["NPT"] = 5.75, ["ICT"] = 7, ["WIB"] = 7, ["HKT"] = 8, ["SGT"] = 8, ["MYT"] = 8, ["PHT"] = 8, ["AWST"] = 8,
        ["JST"] = 9, ["KST"] = 9, ["ACST"] = 9.5, ["ACDT"] = 10.5, ["AEST"] = 10, ["AEDT"] = 11, ["NZST"] = 12, ["NZDT"] = 13,
        ["BRT"] = -3, ["ART"] = -3, ["ADT"] = -3, ["AST"] = -4, ["NST"] = -3.5, ["NDT"] = -2.5,
        ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
        ["AKST"] = -9, ["AKDT"] = -8, ["HST"] = -10,
    }.ToFrozenDictionary(zone => zone.Key, zone => TimeSpan.FromHours(zone.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>How far the zone is ahead of UTC; a name that nobody knows counts as UTC.</summary>
    public static TimeSpan OffsetOf(string name) => Offsets.GetValueOrDefault(name);
}
