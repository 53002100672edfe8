using Moq;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;

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
    public async Task The_end_of_long_work_is_told_below_its_reply_to_someone_who_types()
    {
        using var output = new WatchedWriter("slow(all)\n\nnewsbot> ");

        await RunAsync(new LinesUntil(["/slow all"], output.Seen), output, isInteractive: true, CoveredArchive());

        Assert.EndsWith(
            "newsbot> \nI am at it (slow all) and will tell you here how it ended.\n\nnewsbot> \n\nslow(all)\n\nnewsbot> ",
            output.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Piped_long_work_is_waited_for() =>
        Assert.Equal("1 article from 1 outlet\n\nslow(all)\n\n", await Run("/slow all\n", isInteractive: false));

    [Fact]
    public async Task An_unknown_command_is_told_the_known_ones() =>
        Assert.Contains("I know ask, help, slow, status", await Run("/dance\n", isInteractive: false), StringComparison.Ordinal);

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
        await RunAsync(new StringReader(input), output, isInteractive, archive ?? CoveredArchive());
        return output.ToString();
    }

    private static IArchive CoveredArchive()
    {
        var covered = new Mock<IArchive>();
        covered.Setup(a => a.CoverageAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Coverage(1, 1, null));
        return covered.Object;
    }

    private static async Task RunAsync(TextReader input, StringWriter output, bool isInteractive, IArchive archive)
    {
        var ingestion = new IngestionStatus();
        ingestion.Complete(ScanSummary.None);

        using var session = new TerminalSession(
            new TerminalStreams(input, output, isInteractive),
            new TerminalReplyRenderer(TerminalFeatures.Plain),
            Routers.Of(new Echo("ask"), new Echo("status"), new Echo("slow") { IsForAdmins = true, IsLong = true }),
            archive,
            ingestion);
        await session.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets wait for a text that is written.</summary>
    private sealed class WatchedWriter(string wanted) : StringWriter
    {
        private readonly Lock _lock = new();

        public ManualResetEventSlim Seen { get; } = new();

        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            lock (_lock)
            {
                GetStringBuilder().Append(buffer);
                if (GetStringBuilder().ToString().EndsWith(wanted, StringComparison.Ordinal))
                    Seen.Set();
            }

            return Task.CompletedTask;
        }

        protected override void Dispose(bool disposing)
        {
            Seen.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Lines that end only when something has happened.</summary>
    private sealed class LinesUntil(IEnumerable<string> lines, ManualResetEventSlim end) : TextReader
    {
        private readonly Queue<string> _lines = new(lines);

        public override string? ReadLine()
        {
            if (_lines.TryDequeue(out var line))
                return line;
            end.Wait();
            return null;
        }
    }

    private sealed class Echo(string command) : ICommandHandler
    {
        public string Command => command;

        public string Summary => command;

        public bool IsForAdmins { get; init; }

        public bool IsLong { get; init; }

        public ValueTask<Reply> HandleAsync(CommandRequest request, CancellationToken ct)
        {
            var options = string.Concat(request.Options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $" {option.Key}={option.Value}"));
            return ValueTask.FromResult<Reply>(new Reply.Message($"{command}({request.Text}){options}"));
        }
    }
}
