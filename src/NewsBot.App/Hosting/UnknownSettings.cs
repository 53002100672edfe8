using System.Collections;
using Microsoft.Extensions.Configuration;
using NewsBot.Answering;
using NewsBot.App.Hosting.Web;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Slack;
using NewsBot.Ingestion;
using NewsBot.Storage.Sqlite;

namespace NewsBot.App.Hosting;

/// <summary>Finds settings that nobody reads, such as a mistyped one: it would do nothing and say nothing.</summary>
internal static class UnknownSettings
{
    private static readonly (string Section, Type Options)[] Owned =
    [
        (SqliteOptions.Section, typeof(SqliteOptions)),
        (IngestionOptions.Section, typeof(IngestionOptions)),
        (AnswersOptions.Section, typeof(AnswersOptions)),
        (DiscordOptions.Section, typeof(DiscordOptions)),
        (SlackOptions.Section, typeof(SlackOptions)),
        (MetricsOptions.Section, typeof(MetricsOptions)),
    ];

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Describe(IConfiguration configuration) =>
        from owned in Owned
        from setting in configuration.GetSection(owned.Section).GetChildren()
        let sentence = Describe(setting, owned.Section, owned.Options)
        where sentence is not null
        select sentence;

    private static string? Describe(IConfigurationSection setting, string section, Type options)
    {
        var known = options.GetProperties().FirstOrDefault(property => property.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            var closest = options.GetProperties().MinBy(property => Distance(property.Name.ToUpperInvariant(), setting.Key.ToUpperInvariant()))!;
            return $"there is no setting {section}:{setting.Key}, so it does nothing; the closest is {section}:{closest.Name}";
        }

        var isList = known.PropertyType != typeof(string) && known.PropertyType.IsAssignableTo(typeof(IEnumerable));
        return isList && !string.IsNullOrEmpty(setting.Value)
            ? $"{section}:{known.Name} is a list, so this value of it does nothing; write {section}:{known.Name}:0, {section}:{known.Name}:1 and so on"
            : null;
    }

    /// <summary>How many letters must be put in, left out or changed to make one of the other (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
