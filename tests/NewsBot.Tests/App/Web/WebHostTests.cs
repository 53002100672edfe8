using Microsoft.AspNetCore.Builder;
using NewsBot.App.CommandLine;
using NewsBot.App.Hosting;
using NewsBot.Chat.Terminal;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.App.Web;

public sealed class WebHostTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("http://127.0.0.1:0", true, true)]
    [InlineData("http://127.0.0.1:0", false, false)]
    [InlineData("", true, false)]
    public void Only_a_program_that_runs_on_and_has_an_address_listens(string urls, bool isLasting, bool listens)
    {
        var settings = new Dictionary<string, string?> { ["Urls"] = urls, ["Storage:Path"] = _folder.PathOf("news.db") };
        using var host = NewsBotHost.Build(settings, new VerbEnvironment(TextReader.Null, TextWriter.Null, TextWriter.Null, TerminalFeatures.Plain), isLasting);

        Assert.Equal(listens, host is WebApplication);
    }

    public void Dispose() => _folder.Dispose();
}
