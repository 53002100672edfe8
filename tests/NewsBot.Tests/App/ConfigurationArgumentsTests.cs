using NewsBot.App.CommandLine;

namespace NewsBot.Tests.App;

public sealed class ConfigurationArgumentsTests
{
    [Fact]
    public void Keys_of_sections_are_settings_and_everything_else_is_for_the_verb()
    {
        var (settings, others) = ConfigurationArguments.Split(
            ["ask", "--Answers:MaxCitations=5", "--Storage:Path", "x.db", "at 10:30?", "--as-of", "2023-02-19T14:00:00Z", "--db=c:d", "--", "--a:b=c"]);

        Assert.Equal("5", settings["Answers:MaxCitations"]);
        Assert.Equal("x.db", settings["Storage:Path"]);
        Assert.Equal(["ask", "at 10:30?", "--as-of", "2023-02-19T14:00:00Z", "--db=c:d", "--", "--a:b=c"], others);
    }

    [Fact]
    public void An_empty_value_is_a_value()
    {
        var (settings, others) = ConfigurationArguments.Split(["--Storage:ConnectionString="]);

        Assert.Equal("", settings["Storage:ConnectionString"]);
        Assert.Empty(others);
    }
}
