using System.Buffers;

namespace NewsBot.Sources.Feeds;

/// <summary>Reads feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF and JSON Feed, also those that are not well-formed. Takes any bytes.</summary>
internal static class FeedReader
{
    private static readonly SearchValues<char> Blank = SearchValues.Create(" \t\r\n\0\uFEFF");

    /// <summary>The largest feed that is read.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>The most entries that are taken of a feed, the first ones; real feeds have far fewer.</summary>
    public const int MostEntries = 10_000;

    /// <summary>What is said of a larger one.</summary>
    public static readonly string TooLarge = $"The feed is larger than {MaxBytes / (1024 * 1024)} MB, which is more than is read of one.";

    /// <summary>Reads the bytes of a feed.</summary>
    public static FeedOutcome Read(ReadOnlyMemory<byte> bytes, FeedDelivery delivery)
    {
        if (bytes.Length > MaxBytes)
            return Refuse(TooLarge);
        var text = FeedDecoder.Decode(bytes.Span, delivery.ContentType);
        var start = text.AsSpan().IndexOfAnyExcept(Blank);
        if (start < 0)
            return Refuse("The answer is empty, so there is no feed in it.");
        return text[start] == '{' ? JsonFeedReader.Read(text.AsMemory(start), delivery) : ReadXml(text, delivery);
    }

    private static FeedOutcome ReadXml(string text, FeedDelivery delivery)
    {
        if (FeedXml.Read(text) is not { } document)
            return Refuse("The feed has more parts than are read of one. Split it, or serve fewer entries.");
        if (XmlFeedReader.Read(document, delivery) is { } feed)
            return new FeedOutcome.Parsed(feed);
        return Refuse(XmlFeedReader.IsPage(document)
            ? "This is a web page, not a feed. Name the address of the feed."
            : "This is neither RSS, Atom nor JSON Feed. Name the address of a feed.");
    }

    private static FeedOutcome.Refused Refuse(string reason) => new(reason);
}
