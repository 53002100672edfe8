using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>Tells how long work ended: by an edit while the interaction can be answered, then in the channel.</summary>
internal sealed class DiscordFollowUp(Interaction interaction, DeferredInteractions deferred, DiscordApi api, TimeProvider clock) : IFollowUp
{
    /// <summary>Discord allows fifteen minutes from when it sent the interaction, which was a little before it came.</summary>
    private static readonly TimeSpan Answerable = TimeSpan.FromMinutes(14.5);

    private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DateTimeOffset _taken = clock.GetUtcNow();

    /// <summary>Whether there is long work whose end is still to be told.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>The reply before is shown, or never will be: an edit that overtook it would be lost.</summary>
    public void IsShown() => _shown.TrySetResult();

    /// <summary>What the next run finds deferred it does again: what is stored is not stored twice.</summary>
    public ValueTask BeginAsync(CancellationToken ct)
    {
        IsBegun = true;
        return ValueTask.CompletedTask;
    }

    public async ValueTask TellAsync(Reply reply, CancellationToken ct)
    {
        await _shown.Task.WaitAsync(ct);
        var order = new Order(new CommandRequest("", "", new Caller(DiscordAdapter.Chat, interaction.SenderId, IsAdmin: true) { Locale = interaction.Locale }), IsPrivate: true);
        var body = DiscordReplyRenderer.Render(reply, order);
        var isEdited = clock.GetUtcNow() - _taken < Answerable && await api.EditResponseAsync(interaction, body, ct);
        if (!isEdited && interaction.ChannelId is { } channel)
            await api.WriteAsync(channel, body, ct);
        await deferred.ForgetAsync(interaction, ct);
    }
}
