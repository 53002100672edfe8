using System.Diagnostics;

namespace NewsBot.Ingestion.Feeds;

/// <summary>What a poll makes of a feed.</summary>
internal sealed class FeedProgress(PollSchedule schedule)
{
    /// <summary>How long a feed fails before the admins are told.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>The feed after a poll that ended at <paramref name="now"/>; where it failed again, the failure before was <paramref name="fault"/>'s.</summary>
    public Feed After(PollResult poll, Fault fault, DateTimeOffset now) => poll.Fetch switch
    {
        FeedFetch.Served served => Moved(AfterServed(poll, served.Feed, now), served.MovedTo),
        FeedFetch.Unchanged same => Moved(AfterUnchanged(poll.Feed, same.Validators, now), same.MovedTo),
        FeedFetch.Failed failed => AfterFailure(poll.Feed, failed, fault, now),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the admins are to be told of a feed since <paramref name="before"/>, and the feed with that noted.</summary>
    public static (Feed Feed, string? Notice) Notice(Feed before, Feed after, DateTimeOffset now)
    {
        if (after.State == FeedState.Gone && before.State != FeedState.Gone)
            return (after with { IsFailureTold = true }, $"The feed {NameOf(after)} is gone and not polled any more: {after.LastError}");
        if (after is { Failures: > 0, IsFailureTold: false } && now - after.FailingSince >= Patience)
            return (after with { IsFailureTold = true }, $"The feed {NameOf(after)} has failed for a day: {after.LastError}");
        if (before.IsFailureTold && after.FailingSince is null)
            return (after with { IsFailureTold = false }, $"The feed {NameOf(after)} can be read again.");
        return (after, null);
    }

    private Feed AfterServed(PollResult poll, ServedFeed served, DateTimeOffset now)
    {
        var read = Recovered(FeedRhythm.Observe(poll.Feed, poll.Entries, poll.Fresh, now), now) with
        {
            Title = served.Title ?? poll.Feed.Title,
            Language = served.Language ?? poll.Feed.Language,
            AskedInterval = served.AskedInterval,
        };
        return read with
        {
            // What is left over comes again only with the whole feed.
            Validators = poll.IsComplete ? served.Validators : FeedValidators.None,
            NextPoll = poll.HasMore ? schedule.AfterFailure(0, null, now) : schedule.AfterSuccess(read, now),
        };
    }

    private Feed AfterUnchanged(Feed feed, FeedValidators validators, DateTimeOffset now)
    {
        var read = Recovered(feed, now) with { Validators = validators };
        return read with { NextPoll = schedule.AfterSuccess(read, now) };
    }

    // A failure counts at the next one, when it has shown whether others could be read since then.
    private Feed AfterFailure(Feed feed, FeedFetch.Failed failed, Fault fault, DateTimeOffset now)
    {
        var failures = fault == Fault.Theirs ? feed.Failures + 1 : feed.Failures;
        return feed with
        {
            State = failed.IsGone ? FeedState.Gone : feed.State,
            LastPoll = now,
            LastError = failed.Reason,
            HeldUntil = now + failed.RetryAfter,
            Failures = failures,
            FailingSince = fault == Fault.Ours ? now : feed.FailingSince ?? now,
            NextPoll = schedule.AfterFailure(fault == Fault.Ours ? DoublingsIn(now - feed.LastSuccess) : failures, failed.RetryAfter, now),
        };
    }

    // The longer our own outage lasts, the more rarely everything is tried, up to every 40 minutes.
    private static int DoublingsIn(TimeSpan? silence) => silence switch
    {
        null or { TotalHours: < 1 } => 0,
        { TotalHours: < 2 } => 1,
        { TotalHours: < 4 } => 2,
        _ => 3,
    };

    // One answer may be a mistake; a feed whose site says nothing any more did not move.
    private static Feed Moved(Feed feed, string? movedTo) =>
        movedTo is not null && movedTo == feed.MovedTo ? feed with { Url = movedTo, MovedTo = null } : feed with { MovedTo = movedTo };

    private static Feed Recovered(Feed feed, DateTimeOffset now) => feed with
    {
        State = feed.State == FeedState.Gone ? FeedState.Active : feed.State,
        LastPoll = now,
        LastSuccess = now,
        Failures = 0,
        FailingSince = null,
        HeldUntil = null,
        LastError = null,
    };

    private static string NameOf(Feed feed) => feed.Title is null ? feed.Url : $"“{feed.Title}” ({feed.Url})";
}
