using NewsBot.Ingestion;

namespace NewsBot.Commands;

/// <summary>Opens the text of a bulk file that someone sent along in a chat.</summary>
public interface IBulkText
{
    /// <summary>Opens it under the name of the file.</summary>
    IArticleSource Open(string name, string text);
}
