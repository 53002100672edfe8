using System.Globalization;
using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>Finds what has changed since it was quoted.</summary>
internal sealed class ChangedArticles(IArchive archive)
{
    /// <summary>The answer with a note where articles that it cites have a newer version; an answer that is given again shows those that were quoted.</summary>
    public async ValueTask<AnswerResult> NoteAsync(AnswerResult result, CancellationToken ct)
    {
        List<string> changed = [];
        foreach (var citation in result.Quotes)
        {
            if (await archive.FindAsync(citation.ArticleId.ToString(), ct) is { Versions: [.., var newest] } && newest.Number > citation.Version)
                changed.Add(string.Create(CultureInfo.InvariantCulture, $"[{citation.Marker}]"));
        }

        return changed.Count == 0 ? result : result with { Notes = [.. result.Notes, $"Changed since: {string.Join(", ", changed)}. What is quoted is the version of then."] };
    }
}
