using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Ingestion;

namespace NewsBot.Tests.Chat.Terminal;

public sealed class TerminalSessionTests
{
    [Fact]
    public async Task Piped_lines_are_answered_one_by_one_without_a_prompt()
    {
        var output = await Run("Who met in Munich?\n\n/ask --source dw.com --limit 2 \"Where?\"\n/quit\nnever asked\n", isInteractive: false);

        Assert.Equal(
            "1 article from 1 outlet\n\nask(Who met in Munich?)\n\n\nask(Where?) limit=2 source=dw.com\n\n",
            output);
    }

    [Fact]
    public async Task Someone_who_types_sees_a_prompt()
    {
        var output = await Run("/status\n", isInteractive: true);

        Assert.Contains("Type a question, or /help; /quit ends.", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("newsbot> ").Length - 1);
        Assert.Contains("status()", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_told_the_known_ones() =>
        Assert.Contains("I know ask, help, status", await Run("/dance\n", isInteractive: false), StringComparison.Ordinal);

    [Fact]
    public async Task An_archive_that_cannot_be_used_is_said_at_once()
    {
        var archive = new Mock<IArchive>();
        archive.Setup(a => a.CoverageAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new ArchiveUnavailableException("The disk is full."));

        Assert.Equal("The disk is full.\n", await Run("", isInteractive: false, archive.Object));
    }

    private static async Task<string> Run(string input, bool isInteractive, IArchive? archive = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        if (archive is null)
        {
            var covered = new Mock<IArchive>();
            covered.Setup(a => a.CoverageAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Coverage(1, 1, null));
            archive = covered.Object;
        }

        var ingestion = new IngestionStatus();
        ingestion.Complete(ScanSummary.None);

        var session = new TerminalSession(
            new TerminalStreams(new StringReader(input), output, isInteractive),
            new TerminalReplyRenderer(TerminalFeatures.Plain),
            new CommandRouter([new Echo("ask"), new Echo("status")], NullLogger<CommandRouter>.Instance),
            archive,
            ingestion);
        await session.RunAsync(TestContext.Current.CancellationToken);
        return output.ToString();
    }

    private sealed class Echo(string command) : ICommandHandler
    {
        public string Command => command;

        public string Summary => command;

        public bool IsForAdmins => false;

        public ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
        {
            var options = string.Concat(request.Options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $" {option.Key}={option.Value}"));
            return ValueTask.FromResult<Reply>(new Reply.Message($"{command}({request.Text}){options}"));
        }
    }
}
