using Microsoft.Extensions.Logging;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>Takes interactions: gives the first answer at once, and what was asked for by an edit of it.</summary>
internal sealed partial class InteractionDesk(
    OrderReader reader,
    OrderRouter router,
    QuestionLimit limit,
    Completions completions,
    DiscordApi api,
    TimeProvider clock,
    ILogger<InteractionDesk> logger) : IDisposable
{
    private readonly FairTurns _turns = new();
    private readonly PendingTasks _edits = new();

    /// <summary>Works until <see cref="Close"/> and all that waits is done.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        await _turns.RunAsync(Environment.ProcessorCount, ct);
        await _edits.AllAsync(ct);
    }

    /// <summary>Takes nothing on any more.</summary>
    public void Close() => _turns.Complete();

    /// <summary>The first answer. Whoever gives it says so, or what was asked for is never shown.</summary>
    public async ValueTask<FirstAnswer> TakeAsync(Interaction interaction, CancellationToken ct)
    {
        if (interaction.Type == InteractionType.Ping)
            return new FirstAnswer(InteractionResponse.Pong);
        if (interaction.Type == InteractionType.Autocomplete)
            return new FirstAnswer(InteractionResponse.Choices(await CompleteAsync(interaction, ct)));
        var phrases = Phrases.For(interaction.Locale);
        if (reader.Read(interaction) is not { } order)
            return AtOnce(phrases.NotKnown);
        if (await ProblemAsync(order, phrases, ct) is { } problem)
            return AtOnce(problem); // seen by the asker alone, as a deferred answer to all would not be
        var first = new FirstAnswer(InteractionResponse.Deferred(order.IsPrivate));
        return _turns.TryAdd(interaction.GuildId ?? interaction.SenderId, token => AnswerAsync(interaction, order, first, token)) ? first : AtOnce(phrases.Busy);
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>What only the asker is to read, and at once.</summary>
    private static FirstAnswer AtOnce(string text) => new(InteractionResponse.Message(DiscordReplyRenderer.OfText(text).ToOnePerson()));

    private async ValueTask<string?> ProblemAsync(Order order, Phrases phrases, CancellationToken ct)
    {
        if (order.Request is { Command: "ask", Text: "" })
            return phrases.NothingToAsk;
        if (await router.JudgeAsync(order, ct) is { } problem)
            return problem;
        return order.IsQuestion && !limit.TryTake(order.Request.Caller, out var wait) ? phrases.AskAgain((int)Math.Ceiling(wait.TotalSeconds)) : null;
    }

    private async ValueTask<IReadOnlyList<Choice>> CompleteAsync(Interaction interaction, CancellationToken ct)
    {
        try
        {
            return interaction.Data?.Options.FirstOrDefault(option => option.Focused) is { } typed ? await completions.FindAsync(typed, ct) : [];
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // nobody is told of suggestions that do not come
        {
            Log.NotCompleted(logger, ex);
            return [];
        }
    }

    private async Task AnswerAsync(Interaction interaction, Order order, FirstAnswer first, CancellationToken ct)
    {
        var followUp = new DiscordFollowUp(interaction, api, clock);
        MessageBody body;
        try
        {
            body = DiscordReplyRenderer.Render(await router.RouteAsync(order, followUp, ct), order);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // the asker is waiting for a word
        {
            body = WentWrong(order, ex);
        }

        _edits.Add(ShowAsync(interaction, order, first, body, followUp, ct)); // it waits for the network, and must keep no turn
    }

    private async Task ShowAsync(Interaction interaction, Order order, FirstAnswer first, MessageBody body, DiscordFollowUp followUp, CancellationToken ct)
    {
        if (!await first.Given)
            Log.NotGiven(logger, interaction.ToString());
        else if (!await api.EditResponseAsync(interaction, body, ct))
            await api.EditResponseAsync(interaction, WentWrong(order, null), ct);
        followUp.IsShown();
    }

    private MessageBody WentWrong(Order order, Exception? exception)
    {
        var reference = Guid.NewGuid().ToString("N")[..8];
        Log.NotShown(logger, exception, order.Request.Command, reference);
        return DiscordReplyRenderer.OfText(Phrases.For(order.Request.Caller.Locale).WentWrong(reference));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The reply to {Command} could not be shown on Discord (reference {Reference})")]
        public static partial void NotShown(ILogger logger, Exception? exception, string command, string reference);

        [LoggerMessage(2, LogLevel.Warning, "Discord did not take the first answer to {Interaction} in time, so it is not replied to")]
        public static partial void NotGiven(ILogger logger, string interaction);

        [LoggerMessage(3, LogLevel.Warning, "Nothing could be suggested")]
        public static partial void NotCompleted(ILogger logger, Exception exception);
    }
}

/// <summary>The first answer to an interaction.</summary>
internal sealed class FirstAnswer(InteractionResponse response)
{
    private readonly TaskCompletionSource<bool> _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InteractionResponse Response => response;

    /// <summary>Whether Discord has it; ends when that is known.</summary>
    public Task<bool> Given => _given.Task;

    /// <summary>Says whether Discord has it.</summary>
    public void WasGiven(bool isGiven) => _given.TrySetResult(isGiven);
}
