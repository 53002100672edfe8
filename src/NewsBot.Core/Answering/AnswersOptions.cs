using System.ComponentModel.DataAnnotations;

namespace NewsBot.Answering;

/// <summary>The section <c>Answers</c>.</summary>
public sealed class AnswersOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Answers";

    /// <summary>How many citations an answer shows.</summary>
    [Range(1, 10)]
    public int MaxCitations { get; set; } = 3;

    /// <summary>The longest quote, in UTF-16 units.</summary>
    [Range(80, 300)]
    public int MaxSnippetLength { get; set; } = 300;

    /// <summary>How old an article is when its recency counts half.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan RecencyHalfLife { get; set; } = TimeSpan.FromDays(10);

    /// <summary>Below this the bot says that the ingested news does not hold the answer; from 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double MinimumConfidence { get; set; } = 0.5;

    /// <summary>IANA zone in which relative times are read where the platform does not tell the asker's.</summary>
    [Required]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>How long a question is kept behind its answer id.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepQuestions { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How many questions a person may ask in a chat within a minute.</summary>
    [Range(1, 1_000)]
    public int PerUserPerMinute { get; set; } = 10;
}
