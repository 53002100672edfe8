using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.App.CommandLine;
using NewsBot.App.Hosting;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat;

/// <summary>The whole program with a database of its own, which can be stopped and started again; disposed of, it has logged no secret.</summary>
/// <param name="time">The time that it lives in.</param>
/// <param name="settings">Its settings; later ones win.</param>
internal sealed class ChatProgram(TimeProvider time, IEnumerable<(string Key, string Value)> settings) : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private IHost? _host;

    public LogLines Log { get; } = new();

    /// <summary>The last word on what is registered.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    public IServiceProvider Services => _host!.Services;

    /// <summary>Where the program listens.</summary>
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A setting as <c>key=value</c>.</summary>
    public static (string Key, string Value) Setting(string text) => text.Split('=', 2) is [var key, var value] ? (key, value) : throw new ArgumentException(text);

    /// <summary>Starts it, or starts it again, with further news.</summary>
    public async Task StartAsync(IEnumerable<Article> news)
    {
        var all = new Dictionary<string, string?>
        {
            ["Storage:Path"] = _folder.PathOf("news.db"),
            ["Answers:MinimumConfidence"] = "0",
            ["Urls"] = "http://127.0.0.1:0",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        _host = NewsBotHost.Build(all, new VerbEnvironment(TextReader.Null, TextWriter.Null, TextWriter.Null, TerminalFeatures.Plain) { Configure = Replace }, isLasting: true);
        await IngestAsync(news);
        await _host.StartAsync(Ct);
    }

    public async Task IngestAsync(IEnumerable<Article> news)
    {
        await foreach (var outcome in Services.GetRequiredService<IIngestionPipeline>().IngestAsync(ListSource.Of(news), Ct))
            Assert.IsNotType<IngestionOutcome.Refused>(outcome);
    }

    /// <summary>Ends when the question behind an answer is kept, which happens behind the answer's back.</summary>
    public async Task KeptAsync(string answerId, CancellationToken patience)
    {
        while (await Services.GetRequiredService<IAnswerLog>().FindAsync(answerId, patience) is null)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience);
    }

    public async Task StopAsync()
    {
        if (_host is not { } host)
            return;
        _host = null; // what fails while it ends is told once
        using (host)
            await host.StopAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
        Log.AssertNoSecrets();
    }

    private void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(time));
        services.RemoveAll<ILoggerProvider>();
        services.AddSingleton<ILoggerProvider>(Log);
        Configure?.Invoke(services);
    }
}
