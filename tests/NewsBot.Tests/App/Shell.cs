using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using NewsBot.Answering;
using NewsBot.App.CommandLine;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.App;

/// <summary>Runs verbs inside the test with stand-ins behind the ports.</summary>
internal sealed class Shell : IDisposable
{
    public Shell()
    {
        Answerer.Setup(a => a.AnswerAsync(It.IsAny<Question>(), It.IsAny<CancellationToken>()))
            .Returns((Question question, CancellationToken _) => ValueTask.FromResult(Answer(question)));
        Archive.Setup(a => a.CoverageAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Coverage(1, 1, null));
        Archive.Setup(a => a.SourcesAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        Pipeline.Setup(p => p.IngestAsync(It.IsAny<IArticleSource>(), It.IsAny<CancellationToken>()))
            .Returns((IArticleSource source, CancellationToken ct) => Ingest(source, ct));
    }

    public TempFolder Folder { get; } = new();

    public Mock<IQuestionAnswerer> Answerer { get; } = new();

    public Mock<IArchive> Archive { get; } = new();

    public Mock<IAnswerLog> Log { get; } = new();

    public Mock<IDatabaseUpkeep> Upkeep { get; } = new();

    public Mock<IIngestionPipeline> Pipeline { get; } = new();

    public List<KeptQuestion> Kept { get; } = [];

    public StringWriter Out { get; } = new() { NewLine = "\n" };

    public StringWriter Error { get; } = new() { NewLine = "\n" };

    public Func<Question, AnswerResult> Answer { get; set; } = question => Answers.Found() with { Question = question.Text };

    public Func<IArticleSource, CancellationToken, IAsyncEnumerable<IngestionOutcome>> Ingest { get; set; } =
        (_, _) => AsyncEnumerable.Empty<IngestionOutcome>();

    public Task<int> RunAsync(params string[] args)
    {
        Log.Setup(l => l.KeepAsync(It.IsAny<IReadOnlyList<KeptQuestion>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<KeptQuestion> questions, CancellationToken _) => Kept.AddRange(questions));
        var environment = new VerbEnvironment(TextReader.Null, Out, Error, TerminalFeatures.Plain) { Configure = Replace };
        return NewsBotCommandLine.RunAsync([.. args, "--db", Folder.PathOf("news.db")], environment);
    }

    public void Dispose() => Folder.Dispose();

    private void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(Answerer.Object));
        services.Replace(ServiceDescriptor.Singleton(Archive.Object));
        services.Replace(ServiceDescriptor.Singleton(Log.Object));
        services.Replace(ServiceDescriptor.Singleton(Upkeep.Object));
        services.Replace(ServiceDescriptor.Singleton(Pipeline.Object));
    }
}
