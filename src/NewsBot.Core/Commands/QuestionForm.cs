using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Commands;

/// <summary>Reads a question with its options, the same in every chat and on the command line.</summary>
public static class QuestionForm
{
    /// <summary>The longest question that is read.</summary>
    public const int MaxLength = 2_000;

    /// <summary>The most citations that can be asked for.</summary>
    public const int MaxLimit = 100;

    private static readonly string[] Known = ["source", "since", "until", "as-of", "limit", "explain"];

    /// <summary>Reads it; where that fails, <paramref name="problem"/> tells the asker what to write instead.</summary>
    public static bool TryRead(CommandRequest request, [NotNullWhen(true)] out Question? question, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(request);
        question = null;
        problem = ProblemOf(request);
        var asOf = ReadTime(request, "as-of", ref problem);
        var since = ReadTime(request, "since", ref problem);
        var until = ReadTime(request, "until", ref problem);
        var limit = ReadLimit(request, ref problem);
        problem ??= ProblemOfOrder(since, until);
        if (problem is not null)
            return false;
        question = new Question(request.Text.Trim())
        {
            AsOf = asOf,
            Source = Option(request, "source"),
            Since = since,
            Until = until,
            Limit = limit,
            TimeZone = request.Caller.TimeZone,
            Explain = request.Options.ContainsKey("explain"),
        };
        return true;
    }

    private static string? ProblemOf(CommandRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
            return "Write a question, such as: Who met in Munich?";
        if (request.Text.Length > MaxLength)
            return string.Create(CultureInfo.InvariantCulture, $"That question is too long: write at most {MaxLength:N0} characters.");
        var unknown = request.Options.Keys.FirstOrDefault(key => !Known.Contains(key, StringComparer.Ordinal));
        return unknown is null ? null : $"There is no option \"{unknown}\"; there are {string.Join(", ", Known)}.";
    }

    private static NewsTime? ReadTime(CommandRequest request, string name, ref string? problem)
    {
        if (Option(request, name) is not { } text)
            return null;
        if (NewsTime.TryParse(text, out var time))
            return time;
        problem ??= $"\"{text}\" is not a date that I can read: write {name} as a day such as 2023-02-19 or a time such as 2023-02-19T14:00:00Z.";
        return null;
    }

    private static string? ProblemOfOrder(NewsTime? since, NewsTime? until) =>
        since is { } from && until is { } to && from.Instant > to.End
            ? $"Nothing lies between since {from} and until {to}: since must not be the later one."
            : null;

    private static int? ReadLimit(CommandRequest request, ref string? problem)
    {
        if (Option(request, "limit") is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit)
            return limit;
        problem ??= $"\"{text}\" is no number of citations: write limit as a number from 1 to {MaxLimit}.";
        return null;
    }

    private static string? Option(CommandRequest request, string name) =>
        request.Options.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
