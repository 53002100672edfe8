using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>
/// Keeps what is deferred until it is answered: Discord tells of it only once, so what a killed run left behind the next one takes
/// up. With it the interaction's token is kept, which is worth nothing after fifteen minutes.
/// </summary>
internal sealed partial class DeferredInteractions(IInbox inbox, TimeProvider time, ILogger<DeferredInteractions> logger)
{
    /// <summary>Discord waits three seconds for a first answer. One that cannot be kept by then is given all the same.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Keeps it, where that can be done in time.</summary>
    public async ValueTask KeepAsync(Interaction interaction, CancellationToken ct)
    {
        try
        {
            var item = new InboxItem(DiscordAdapter.Chat, KeyOf(interaction), KeyOf(interaction), interaction.Source.GetRawText());
            await inbox.AddAsync(item, ct).AsTask().WaitAsync(Patience, time, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // an answer that a kill may end is better than none
        {
            Log.NotKept(logger, ex, interaction.ToString());
        }
    }

    /// <summary>It is answered, or never will be.</summary>
    public async ValueTask ForgetAsync(Interaction interaction, CancellationToken ct)
    {
        try
        {
            await inbox.CompleteAsync(KeyOf(interaction), reply: null, ct);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // the next run answers it again, to the same effect
        {
            Log.NotForgotten(logger, ex, interaction.ToString());
        }
    }

    /// <summary>What an earlier run left, the oldest first.</summary>
    public async ValueTask<IReadOnlyList<Interaction>> LeftAsync(CancellationToken ct)
    {
        try
        {
            return [.. (await inbox.WaitingAsync(DiscordAdapter.Chat, ct)).Select(item => Interaction.Read(JsonElement.Parse(item.Content))).OfType<Interaction>()];
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // what people ask now is answered all the same
        {
            Log.NotTakenUp(logger, ex);
            return [];
        }
    }

    private static string KeyOf(Interaction interaction) => $"{DiscordAdapter.Chat} {interaction.Id}";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The {Interaction} could not be kept, so a sudden end of the program would leave it without an answer")]
        public static partial void NotKept(ILogger logger, Exception exception, string interaction);

        [LoggerMessage(2, LogLevel.Warning, "That {Interaction} is answered could not be noted, so the next run answers it again")]
        public static partial void NotForgotten(ILogger logger, Exception exception, string interaction);

        [LoggerMessage(3, LogLevel.Warning, "What an earlier run left unanswered on Discord could not be taken up")]
        public static partial void NotTakenUp(ILogger logger, Exception exception);
    }
}
