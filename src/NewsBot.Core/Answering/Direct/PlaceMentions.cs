using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>Finds places that are told with the state or country that they lie in: "Richmond, Virginia".</summary>
internal static class PlaceMentions
{
    private const int LongestName = 2;

    /// <summary>A name with the land behind it; null where none is told, or where the name is itself that of a land, as in a row of them.</summary>
    public static Mention? WithLand(Mention name)
    {
        var (text, next) = (name.Text, name.Last + 1);
        if (next >= text.Words.Count || text.Before(next) is not ", " || IsLand(text, name.First, name.Last))
            return null;
        for (var last = Math.Min(next + LongestName, text.Words.Count) - 1; last >= next; last--)
        {
            if (text.IsName(next) && IsLand(text, next, last))
                return text.MentionOf(MentionKind.Name, name.First, last);
        }

        return null;
    }

    private static bool IsLand(ShownText text, int first, int last)
    {
        var words = string.Join(' ', text.Words.Skip(first).Take(last - first + 1).Select(w => w.Folded));
        return PlaceNames.States.Contains(words) || PlaceNames.Countries.Contains(words);
    }
}
