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
    DeferredInteractions deferred,
    DiscordApi api,
    TimeProvider clock,
    ILogger<InteractionDesk> logger) : IDisposable
{
    private readonly FairTurns _turns = new();
    private readonly PendingTasks _edits = new();
    private CancellationToken _end;

    /// <summary>Works until <see cref="Close"/> and all that waits is done.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        _end = ct;
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
        if (!TryBegin(new Deferral(interaction, order, first.Given)))
            return AtOnce(phrases.Busy);
        await deferred.KeepAsync(interaction, ct);
        return first;
    }

    /// <summary>Takes up what an earlier run had deferred and did not answer.</summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        foreach (var interaction in await deferred.LeftAsync(ct))
        {
            if (reader.Read(interaction) is { } order)
                TryBegin(new Deferral(interaction, order, IsGiven: Task.FromResult(true)) { IsLeft = true });
        }
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

    /// <summary>False where too much waits.</summary>
    private bool TryBegin(Deferral deferral)
    {
        if (deferral.Order.FileToFetch is null)
            return _turns.TryAdd(deferral.Interaction.GuildId ?? deferral.Interaction.SenderId, token => TakeTurnAsync(deferral, token));
        _edits.Add(AnswerAsync(deferral, _end)); // an admin's file may come slowly
        return true;
    }

    /// <summary>What waits for the network must keep no turn.</summary>
    private async Task TakeTurnAsync(Deferral deferral, CancellationToken ct)
    {
        var followUp = new DiscordFollowUp(deferral.Interaction, deferred, api, clock);
        _edits.Add(ShowAsync(deferral, await ReplyAsync(deferral.Order, followUp, ct), followUp, ct));
    }

    private async Task AnswerAsync(Deferral deferral, CancellationToken ct)
    {
        var followUp = new DiscordFollowUp(deferral.Interaction, deferred, api, clock);
        await ShowAsync(deferral, await ReplyAsync(deferral.Order, followUp, ct), followUp, ct);
    }

    private async ValueTask<MessageBody> ReplyAsync(Order order, DiscordFollowUp followUp, CancellationToken ct)
    {
        try
        {
            return DiscordReplyRenderer.Render(await router.RouteAsync(order, followUp, ct), order);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested) // the asker is waiting for a word
        {
            return WentWrong(order, ex);
        }
    }

    private async Task ShowAsync(Deferral deferral, MessageBody body, DiscordFollowUp followUp, CancellationToken ct)
    {
        var (interaction, isSettled) = (deferral.Interaction, deferral.IsLeft); // what was left is tried once more, and no more
        if (await deferral.IsGiven)
        {
            isSettled |= await api.EditResponseAsync(interaction, body, ct) || await api.EditResponseAsync(interaction, WentWrong(deferral.Order, null), ct);
        }
        else
        {
            Log.NotGiven(logger, interaction.ToString());
            isSettled = true;
        }

        followUp.IsShown();
        if (isSettled && !followUp.IsBegun)
            await deferred.ForgetAsync(interaction, ct);
    }

    private MessageBody WentWrong(Order order, Exception? exception)
    {
        var reference = Guid.NewGuid().ToString("N")[..8];
        Log.NotShown(logger, exception, order.Request.Command, reference);
        return DiscordReplyRenderer.OfText(Phrases.For(order.Request.Caller.Locale).WentWrong(reference));
    }

    /// <summary>An interaction that was deferred.</summary>
    /// <param name="Interaction">The interaction.</param>
    /// <param name="Order">What is wanted.</param>
    /// <param name="IsGiven">Whether Discord has the deferral.</param>
    private sealed record Deferral(Interaction Interaction, Order Order, Task<bool> IsGiven)
    {
        /// <summary>Whether an earlier run left it.</summary>
        public bool IsLeft { get; init; }
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
