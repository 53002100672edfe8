using System.Buffers;

namespace NewsBot.Ingestion.Reading;

/// <summary>Finds where sentences end in running text.</summary>
internal static class SentenceSplitter
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…。！？؟।｡");

    /// <summary>The first unit after the sentence that begins at <paramref name="start"/>; white space may follow it.</summary>
    public static int EndOfSentence(ReadOnlySpan<char> text, int start)
    {
        for (var at = start; ;)
        {
            var offset = text[at..].IndexOfAny(Stops);
            if (offset < 0)
                return text.Length;
            var stop = at + offset;
            var afterStops = AfterStops(text, stop);
            var end = AfterClosers(text, afterStops);
            if (end >= text.Length)
                return text.Length;
            if (IsBoundary(text, new Candidate(start, stop, afterStops, end)))
                return end;
            at = end;
        }
    }

    private static int AfterStops(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && LineShape.IsStop(text[at]))
            at++;
        return at;
    }

    private static int AfterClosers(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsCloserHere(text, at))
            at++;
        var next = AfterSpace(text, at);
        return next > at && next < text.Length && text[next] is '»' ? next + 1 : at; // French sets a space before it
    }

    /// <summary>Some marks close a quotation in one language and open it in another: they close only where white space or a mark follows.</summary>
    private static bool IsCloserHere(ReadOnlySpan<char> text, int at) =>
        LineShape.IsCloser(text[at])
        && (text[at] is not ('“' or '‘' or '"' or '\'' or '«' or '»') || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]));

    private static bool IsBoundary(ReadOnlySpan<char> text, Candidate candidate)
    {
        var c = text[candidate.Stop];
        if (c is '。' or '！' or '？' or '｡')
            return true;
        var next = AfterSpace(text, candidate.End);
        if (next >= text.Length)
            return true;
        if (next == candidate.End)
            return IsMissingSpace(text, candidate);
        var hasClosers = candidate.End > candidate.AfterStops;
        if (!StartsSentence(text, next))
            return false;
        if (candidate.AfterStops - candidate.Stop == 1 && c == '.' && !hasClosers)
            return !Abbreviations.RunsOn(text, candidate.Stop, next);
        return !(hasClosers && c != '.' && Attribution.Follows(text[next..]));
    }

    private static bool StartsSentence(ReadOnlySpan<char> text, int next)
    {
        while (next < text.Length && LineShape.IsOpener(text[next]))
            next++;
        if (next >= text.Length)
            return true;
        var c = text[next];
        return !char.IsLower(c) || (next + 1 < text.Length && char.IsUpper(text[next + 1])); // iPhone, eBay
    }

    /// <summary><c>spill.The</c>: a whole lower-case word, a full stop and a capitalised word; never inside an address.</summary>
    private static bool IsMissingSpace(ReadOnlySpan<char> text, Candidate candidate)
    {
        var next = candidate.End;
        if (candidate.AfterStops - candidate.Stop != 1 || !char.IsUpper(text[next]))
            return false;
        if (candidate.End > candidate.AfterStops)
            return text[candidate.End - 1] is '”' or '"' or '’';
        var word = 0;
        while (word < 24 && candidate.Stop - word > candidate.Start && char.IsLower(text[candidate.Stop - word - 1]))
            word++;
        var before = candidate.Stop - word - 1;
        if (word < 3 || (before >= candidate.Start && !char.IsWhiteSpace(text[before]) && !char.IsUpper(text[before]) && text[before] is not '-'))
            return false;
        return !LooksLikeHost(text[next..]);
    }

    private static bool LooksLikeHost(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && length < 24 && char.IsLetterOrDigit(rest[length]))
            length++;
        if (length < rest.Length && rest[length] is '/' or '@')
            return true;
        var word = rest[..length];
        return word.Equals("com", StringComparison.OrdinalIgnoreCase) || word.Equals("org", StringComparison.OrdinalIgnoreCase)
            || word.Equals("net", StringComparison.OrdinalIgnoreCase) || word.Equals("gov", StringComparison.OrdinalIgnoreCase)
            || word.Equals("js", StringComparison.OrdinalIgnoreCase) || word.Equals("ai", StringComparison.OrdinalIgnoreCase)
            || word.Equals("io", StringComparison.OrdinalIgnoreCase);
    }

    private static int AfterSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>A place where a sentence may end: its first unit, its stop, the units after its stops and after its closing marks.</summary>
    private readonly record struct Candidate(int Start, int Stop, int AfterStops, int End);
}
