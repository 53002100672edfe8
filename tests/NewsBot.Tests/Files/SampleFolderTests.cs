using Microsoft.Extensions.Configuration;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;

namespace NewsBot.Tests.Files;

public sealed class SampleFolderTests
{
    [Theory]
    [InlineData("Answers:MaxCitations", "3", true)]
    [InlineData("Discord:Token", "", true)]
    [InlineData("Discord:Token", "secret", false)]
    [InlineData("Slack:BotTokenFile", "/run/token", false)]
    [InlineData("Ingestion:Feeds:0", "https://example.org/feed", false)]
    [InlineData("Ingestion:Feeds:0:Url", "https://example.org/feed", false)]
    public void Samples_are_the_default_only_while_nothing_is_configured(string key, string value, bool isDefault)
    {
        var options = new IngestionOptions();

        new SampleFolder(Configuration(key, value), _ => true).PostConfigure(null, options);

        Assert.Equal(isDefault ? ["seeds/articles"] : [], options.Folders);
    }

    [Fact]
    public void A_configured_list_stays_as_it_is()
    {
        var options = new IngestionOptions { Folders = ["news"] };

        new SampleFolder(Configuration("Ingestion:Folders:0", "news"), _ => true).PostConfigure(null, options);

        Assert.Equal(["news"], options.Folders);
    }

    [Fact]
    public void Samples_that_are_not_there_are_not_missed()
    {
        var options = new IngestionOptions();

        new SampleFolder(Configuration("a", "b"), _ => false).PostConfigure(null, options);

        Assert.Empty(options.Folders);
    }

    private static IConfigurationRoot Configuration(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new KeyValuePair<string, string?>(key, value)]).Build();
}
