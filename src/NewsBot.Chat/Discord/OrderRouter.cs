using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>Carries orders out, with the text of the file that was sent along.</summary>
internal sealed class OrderRouter(CommandRouter router, Attachments attachments, AuditTrail audit)
{
    /// <summary>Why it would be refused, as far as that shows at once; null where nothing speaks against it.</summary>
    public ValueTask<string?> JudgeAsync(Order order, CancellationToken ct) => router.JudgeAsync(order.Request, ct);

    public async ValueTask<Reply> RouteAsync(Order order, IFollowUp followUp, CancellationToken ct)
    {
        var request = order.Request with { FollowUp = followUp };
        if (order.FileToFetch is not { } file)
            return await router.RouteAsync(request, ct);
        if (file.Size > Attachments.MostBytes)
            return await RefuseAsync(request, $"{file.Filename} is larger than {Attachments.MostBytes / (1024 * 1024)} MB; ingest it at the machine with: newsbot ingest FILE", ct);
        return await attachments.ReadAsync(file, ct) is { } text
            ? await router.RouteAsync(request with { Text = text }, ct)
            : await RefuseAsync(request, $"{file.Filename} could not be fetched from Discord; send it again.", ct);
    }

    private async ValueTask<Reply> RefuseAsync(CommandRequest request, string reason, CancellationToken ct)
    {
        var refusal = new Reply.Refusal(reason);
        await audit.EndAsync(await audit.BeginAsync(request.Caller, $"{request.Command} {request.Options[CommandRequest.File]}", ct), refusal, ct);
        return refusal;
    }
}
