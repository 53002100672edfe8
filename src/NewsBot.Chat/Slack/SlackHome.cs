using System.Text.Json.Nodes;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>What people see before they ask: the bot's own page, and suggestions.</summary>
internal sealed class SlackHome(IArchive archive, CommandRouter router, SlackUsers users, SlackApi api, TimeProvider clock)
{
    private const int MostHeadlines = 2;
    private const int LongestPrompt = 150;

    private static readonly string[] Examples = ["Who met in Munich?", "When did the central bank last raise its rate?", "/newsbot headlines", "/newsbot sources"];

    /// <summary>Shows coverage, sources and examples.</summary>
    public async Task ShowAsync(string userId, SlackIdentity bot, CancellationToken ct)
    {
        var caller = await users.CallerAsync(userId, channel: null, bot, ct);
        var sources = await router.RouteAsync(new CommandRequest("sources", "", caller), ct);
        var blocks = new JsonArray(
            Blocks.RichText(Blocks.Section(Blocks.Bold("I answer questions about the ingested news with quotes from it\n"), Blocks.Run(CoverageText.Describe(await archive.CoverageAsync(ct))))));
        foreach (var block in SlackReplyRenderer.Render(sources, new ReplyStyle(caller.Locale, IsPrivate: true)).Blocks)
            blocks.Add(block!.DeepClone());
        blocks.Add(Blocks.RichText(Blocks.Section([Blocks.Bold("Mention me with a question, or write to me here:\n"), .. Examples.Select(example => Blocks.Run($"• {example}\n"))])));
        await api.PublishHomeAsync(userId, blocks, ct);
    }

    /// <summary>Suggests what to ask at the beginning of a talk.</summary>
    public async Task SuggestAsync(SlackPlace thread, CancellationToken ct)
    {
        var headlines = await archive.HeadlinesAsync(new HeadlineQuery(clock.GetUtcNow(), MostHeadlines), ct);
        IEnumerable<SuggestedPrompt> prompts =
        [
            .. headlines.Select(headline => new SuggestedPrompt(TextCut.To(headline.Title, LongestPrompt), headline.Title)),
            new SuggestedPrompt("The newest headlines", "headlines"),
            new SuggestedPrompt("What I can do", "help"),
        ];
        await api.SuggestAsync(thread, CoverageText.Describe(await archive.CoverageAsync(ct)), prompts, ct);
    }
}
