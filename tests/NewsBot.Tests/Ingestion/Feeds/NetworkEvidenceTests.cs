using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Ingestion.Feeds;

public sealed class NetworkEvidenceTests
{
    private static readonly DateTimeOffset Now = Newsroom.Noon;

    private readonly NetworkEvidence _evidence = new();

    /// <summary>It failed at noon and again, five minutes later.</summary>
    private readonly Feed _failing = FeedOf("failing") with { LastPoll = Now, FailingSince = Now };

    [Fact]
    public void A_feed_is_blamed_where_others_can_be_read()
    {
        Add("a", isRead: true);
        Add("b", isRead: true);
        Add("c", isRead: false);

        Assert.Equal(Fault.Theirs, _evidence.Judge(_failing, isAllKnown: false));
    }

    [Fact]
    public void Nobody_is_blamed_when_most_fail_at_once()
    {
        foreach (var host in (string[])["a", "b", "c"])
            Add(host, isRead: false);
        Add("d", isRead: true);

        Assert.Equal(Fault.Ours, _evidence.Judge(_failing, isAllKnown: false));
    }

    [Fact]
    public void Nothing_is_said_while_too_little_is_known()
    {
        Assert.Equal(Fault.Unknown, _evidence.Judge(_failing, isAllKnown: false));
        Add("a", isRead: false);
        Assert.Equal(Fault.Unknown, _evidence.Judge(_failing, isAllKnown: false));
    }

    [Fact]
    public void Where_nothing_more_can_be_known_a_lone_feed_is_blamed_and_two_of_two_are_not()
    {
        Assert.Equal(Fault.Theirs, _evidence.Judge(_failing, isAllKnown: true));
        Add("a", isRead: false);
        Assert.Equal(Fault.Ours, _evidence.Judge(_failing, isAllKnown: true));
    }

    [Fact]
    public void What_was_before_the_first_failure_tells_nothing()
    {
        Add("a", isRead: true, minutes: -1);
        Add("b", isRead: true, minutes: -1);

        Assert.Equal(Fault.Unknown, _evidence.Judge(_failing, isAllKnown: false));
    }

    [Fact]
    public void Feeds_that_fail_anyway_make_no_outage()
    {
        foreach (var host in (string[])["a", "b", "c", "d"])
            _evidence.Add(FeedOf(host) with { Failures = 5 }, isRead: false, Now.AddMinutes(2));
        Add("e", isRead: true);

        Assert.Equal(Fault.Theirs, _evidence.Judge(_failing, isAllKnown: false));
    }

    [Fact]
    public void Many_feeds_of_one_host_are_one_witness_and_its_own_host_is_none()
    {
        foreach (var path in (string[])["1", "2", "3", "4"])
        {
            _evidence.Add(FeedOf("a", path), isRead: false, Now.AddMinutes(2));
            _evidence.Add(FeedOf("failing", path), isRead: false, Now.AddMinutes(2));
        }

        Assert.Equal(Fault.Unknown, _evidence.Judge(_failing, isAllKnown: false));
    }

    private void Add(string host, bool isRead, int minutes = 2) => _evidence.Add(FeedOf(host), isRead, Now.AddMinutes(minutes));

    private static Feed FeedOf(string host, string path = "") =>
        new() { Id = 1, Url = $"https://{host}.example/{path}", Scope = host, NextPoll = Now, AddedBy = "test", AddedAt = Now };
}
