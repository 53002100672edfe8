using System.Text.RegularExpressions;
using NewsBot.Answering;
using NewsBot.Chat.Slack.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Slack;

/// <summary>Talks with people in messages: tells what is meant for the bot, and what it replies.</summary>
internal sealed partial class SlackTalk(SlackUsers users, CommandRouter router, QuestionLimit limit, IThreadLog threads, IAnswerLog answers, SharedFiles files, ThreadFollowUps followUps)
{
    /// <summary>Whether it is said to the bot: in private, with its name, or as a further question in a thread that began with one to it.</summary>
    public async ValueTask<bool> IsMeantAsync(SlackSaying saying, SlackIdentity bot, CancellationToken ct)
    {
        if (saying.Place.IsDirect || SlackText.Mentions(saying.Text, bot.UserId))
            return true;
        return !saying.IsBeginning && !SlackText.MentionsAnyone(saying.Text) && AsksOn(SlackText.Plain(saying.Text))
            && await threads.FindAsync(saying.ThreadKey, ct) is not null;
    }

    /// <summary>Whether it is a question, and no command that changes or lists something.</summary>
    public static bool IsQuestion(SlackSaying saying, SlackIdentity bot) => !SharedFiles.AreIn(saying) && Read(saying, bot).Command == SpokenCommand.Ask;

    /// <summary>What the bot replies.</summary>
    /// <param name="saying">What was said.</param>
    /// <param name="bot">Who replies.</param>
    /// <param name="shown">Ends when the reply is shown, for what comes later is told below it.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<SlackMessage> ReplyAsync(SlackSaying saying, SlackIdentity bot, Task shown, CancellationToken ct)
    {
        var caller = await users.CallerAsync(saying.UserId, saying.Place.Channel, bot, ct);
        var followUp = followUps.For(saying, bot, shown, caller.Locale);
        var (command, text) = Read(saying, bot);
        if (SharedFiles.AreIn(saying) || (text.Length == 0 && saying.Files.Count > 0))
            return Render(await files.ReplyAsync(saying, caller, followUp, ct), caller);
        var isQuestion = command == SpokenCommand.Ask;
        if (isQuestion && !limit.TryTake(caller, out var wait))
            return SlackReplyRenderer.OfText(Phrases.For(caller.Locale).AskAgain((int)Math.Ceiling(wait.TotalSeconds)));
        return await ReplyAsync(
            new CommandRequest(command, text, caller) { FollowUp = followUp, Subject = isQuestion ? await SubjectOfAsync(saying, ct) : null }, saying, ct);
    }

    private async Task<SlackMessage> ReplyAsync(CommandRequest request, SlackSaying saying, CancellationToken ct)
    {
        var reply = await router.RouteAsync(request, ct);
        if (reply is Reply.Answer { Result: var result } && (saying.IsBeginning || (saying.Place.IsDirect && await threads.FindAsync(saying.ThreadKey, ct) is null)))
            await threads.BeginAsync(saying.ThreadKey, result.AnswerId, ct);
        return Render(reply, request.Caller);
    }

    private static SlackMessage Render(Reply reply, Caller caller) => SlackReplyRenderer.Render(reply, new ReplyStyle(caller.Locale, IsPrivate: false));

    private static SpokenCommand Read(SlackSaying saying, SlackIdentity bot) => SpokenCommand.Read(SlackText.Plain(SlackText.Without(saying.Text, bot.UserId)));

    /// <summary>The question that the thread began with; null where this one begins it.</summary>
    private async ValueTask<string?> SubjectOfAsync(SlackSaying saying, CancellationToken ct) =>
        !saying.IsBeginning && await threads.FindAsync(saying.ThreadKey, ct) is { } answerId && await answers.FindAsync(answerId, ct) is { } question
            ? question.Text
            : null;

    /// <summary>Whether it asks on: a question, and not one that people put to each other.</summary>
    private static bool AsksOn(string text) => Question().IsMatch(text) && !AmongPeople().IsMatch(text);

    /// <summary>With a question mark, or a word that asks at the beginning.</summary>
    [GeneratedRegex(@"\?\s*$|^\s*((and|but|so|ok|okay)\W+)*(who|whom|whose|when|where|what|why|how|which)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Question();

    /// <summary>"What do you think?", "shall we ask them?": the news is about others. "US" is a country, and "World War I" ended.</summary>
    [GeneratedRegex(@"\b(you|your|yours|we|our|ours|me|my|(?-i:us)|(?-i:I)(?='|\s+(am|was|have|had|do|did|can|could|should|shall|will|would|may|might|must|need)\b))\b|\b(should|shall|can|could|do|did|may|am|have) (?-i:I)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AmongPeople();
}
