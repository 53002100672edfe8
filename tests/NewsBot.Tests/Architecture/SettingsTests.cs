using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using NewsBot.Answering;
using NewsBot.App.Hosting.Web;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Slack;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Architecture;

public sealed partial class SettingsTests
{
    [Fact]
    public void The_readme_names_every_setting_with_its_default()
    {
        var rows = SettingRow().Matches(Repository.Read("README.md")).Select(row => (row.Groups["key"].Value, row.Groups["value"].Value));

        Assert.Equal(Defaults().Select(setting => (FirstOfList().Replace(setting.Key, ""), setting.Value)), rows);
    }

    [Fact]
    public void The_sample_of_the_settings_holds_every_setting_with_its_default()
    {
        var sample = new ConfigurationBuilder().AddJsonFile(Repository.PathOf("appsettings.sample.json")).Build();

        Assert.Equal(Defaults().Order(), sample.AsEnumerable().Where(setting => setting.Value is not null).Select(setting => (setting.Key, setting.Value!)).Order());
    }

    private static IEnumerable<(string Key, string Value)> Defaults()
    {
        var ingestion = new IngestionOptions();
        new SampleFolder(new ConfigurationBuilder().Build(), _ => true).PostConfigure(null, ingestion);
        return
        [
            .. Of(SqliteOptions.Section, new SqliteOptions()),
            .. Of(IngestionOptions.Section, ingestion),
            .. Of(AnswersOptions.Section, new AnswersOptions()),
            .. Of(DiscordOptions.Section, new DiscordOptions()),
            .. Of(SlackOptions.Section, new SlackOptions()),
            .. Of(MetricsOptions.Section, new MetricsOptions()),
            (ListeningAddresses.Setting, ""),
        ];
    }

    private static IEnumerable<(string Key, string Value)> Of(string section, object options) =>
        from property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        let key = $"{section}:{property.Name}"
        from setting in Flat(key, property.GetValue(options))
        select setting;

    private static IEnumerable<(string Key, string Value)> Flat(string key, object? value) => value switch
    {
        null => [(key, "")],
        IReadOnlyList<string> { Count: 0 } => [(key, "")],
        IReadOnlyList<string> list => list.Select((item, i) => ($"{key}:{i}", item)),
        TimeSpan span => [(key, span.ToString("c", CultureInfo.InvariantCulture))],
        IFormattable number => [(key, number.ToString(null, CultureInfo.InvariantCulture))],
        _ => [(key, value.ToString()!)],
    };

    [GeneratedRegex(@"^\| `(?<key>\w+:\w+|Urls)` \| (`(?<value>[^`]*)`|none) \|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(":0$")]
    private static partial Regex FirstOfList();
}
