using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Direct;

/// <summary>Finds days, months, weekdays and years.</summary>
internal static class DateMentions
{
    /// <summary>The date that begins with a word; null where none does.</summary>
    public static Mention? At(ShownText text, int i)
    {
        if (IsMonth(text, i))
        {
            var last = YearAfter(text, IsDay(text, i + 1) && text.Before(i + 1) is " " or ". " ? i + 1 : i);
            return last > i || IsWhole(text, i) ? text.MentionOf(MentionKind.Date, i, last) : null;
        }

        if (IsDay(text, i) && IsMonth(text, i + 1) && text.Before(i + 1) is " ")
            return text.MentionOf(MentionKind.Date, i, YearAfter(text, i + 1));
        if (text.Published > DateOnly.MinValue && IsCapital(text, i) && IsWhole(text, i) && CalendarWords.WeekdayOf(text.Words[i].Folded) is not null)
            return text.MentionOf(MentionKind.Date, i, i);
        return text.Words[i].Word.Shape is WordShape.Year ? text.MentionOf(MentionKind.Year, i, i) : null;
    }

    private static int YearAfter(ShownText text, int i) =>
        i + 1 < text.Words.Count && text.Words[i + 1].Word.Shape is WordShape.Year && text.Before(i + 1) is " " or ", " or ". " ? i + 1 : i;

    private static bool IsMonth(ShownText text, int i) =>
        i < text.Words.Count && IsCapital(text, i) && !text.IsName(i) && CalendarWords.MonthOf(text.Words[i].Folded) is not null;

    private static bool IsCapital(ShownText text, int i) => char.IsUpper(text.Text[text.Words[i].Span.Start]);

    /// <summary>"The Sun" and "Mar" are no days and months by themselves.</summary>
    private static bool IsWhole(ShownText text, int i) => text.Words[i].Folded is "may" or { Length: > 3 };

    private static bool IsDay(ShownText text, int i) =>
        i < text.Words.Count && CalendarWords.DayOf(text.Words[i].Folded) is not null;
}
