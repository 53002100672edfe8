using NewsBot.Articles;

namespace NewsBot.Answering.Direct;

/// <summary>Finds names in a row: "Sweden and Finland", "Sunak, Mordaunt and Johnson".</summary>
internal static class ListMentions
{
    private const int MostNames = 5;

    /// <summary>The rows among the names of one text, which are given in order.</summary>
    public static IEnumerable<Mention> In(IReadOnlyList<Mention> names)
    {
        var listed = -1;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].First <= listed)
                continue;
            var (last, isClosed) = LastOf(names, i);
            listed = names[last].Last;
            if (isClosed && !names[last].Text.IsGenitive(listed) && !names[last].Text.IsBeforeNoun(listed))
                yield return names[i] with { Kind = MentionKind.List, Last = listed, Span = new TextSpan(names[i].Span.Start, names[last].Span.End - names[i].Span.Start) };
        }
    }

    /// <summary>The last name of a row, and whether an "and" closes it.</summary>
    private static (int Last, bool IsClosed) LastOf(IReadOnlyList<Mention> names, int first)
    {
        var last = first;
        for (var count = 1; count < MostNames; count++)
        {
            var next = NextOf(names, last);
            if (next == last)
                break;
            var isClosed = Between(names[last], names[next]).Contains("and", StringComparison.Ordinal);
            last = next;
            if (isClosed)
                return (last, true);
        }

        return (last, false);
    }

    private static int NextOf(IReadOnlyList<Mention> names, int i)
    {
        for (var next = i + 1; next < names.Count && names[next].First <= names[i].Last + 2; next++)
        {
            if (Between(names[i], names[next]) is ", " or " and " or ", and ")
                return next;
        }

        return i;
    }

    private static string Between(Mention one, Mention next) =>
        next.Span.Start > one.Span.End ? one.Text.Text[one.Span.End..next.Span.Start] : "";
}
