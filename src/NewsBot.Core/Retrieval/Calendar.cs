namespace NewsBot.Retrieval;

/// <summary>Days, months and years as ranges, in the zone in which the present is read.</summary>
/// <param name="now">The present.</param>
internal readonly struct Calendar(DateTimeOffset now)
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    /// <summary>The present.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Whole days counted from today.</summary>
    public TimeRange Days(int from, int to)
    {
        var today = new DateTimeOffset(Now.Date, Now.Offset);
        return new TimeRange(today.AddDays(from), today.AddDays(to + 1) - Instant);
    }

    /// <summary>A day and the next one, for what happens on a day is also reported on the next.</summary>
    public TimeRange DayAndNext(int from) => Days(from, from + 1);

    /// <summary>A day and the next one; the month where it has no such day.</summary>
    public TimeRange DayAndNext(int year, int month, int day)
    {
        if (day > DateTime.DaysInMonth(year, month))
            return Month(year, month);
        var from = Start(year, month, day);
        return new TimeRange(from, from.AddDays(2) - Instant);
    }

    /// <summary>A month.</summary>
    public TimeRange Month(int year, int month)
    {
        var from = Start(year, month, 1);
        return new TimeRange(from, from.AddMonths(1) - Instant);
    }

    /// <summary>The month that lies so many months ahead of this one.</summary>
    public TimeRange MonthFromNow(int ahead)
    {
        var first = Start(Now.Year, Now.Month, 1).AddMonths(ahead);
        return new TimeRange(first, first.AddMonths(1) - Instant);
    }

    /// <summary>A year.</summary>
    public TimeRange Year(int year)
    {
        var from = Start(year, 1, 1);
        return new TimeRange(from, from.AddYears(1) - Instant);
    }

    private DateTimeOffset Start(int year, int month, int day) => new(year, month, day, 0, 0, 0, Now.Offset);
}
