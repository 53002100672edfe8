using Microsoft.Extensions.Logging;
using NewsBot.Articles;

namespace NewsBot.Commands;

/// <summary>Tells the log of questions that could not be kept.</summary>
internal static partial class QuestionsNotKept
{
    /// <summary>What an owner can mend is told in a sentence, anything else with all that a programmer needs.</summary>
    public static void Tell(ILogger logger, Exception exception, int count)
    {
        var questions = CoverageText.Counted(count, "question");
        if (exception is ArchiveUnavailableException)
            Log.Unavailable(logger, questions, exception.Message);
        else
            Log.Failed(logger, exception, questions);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Questions} could not be kept; an answer id of theirs will lead nowhere. {Reason}")]
        public static partial void Unavailable(ILogger logger, string questions, string reason);

        [LoggerMessage(2, LogLevel.Warning, "{Questions} could not be kept; an answer id of theirs will lead nowhere")]
        public static partial void Failed(ILogger logger, Exception exception, string questions);
    }
}
