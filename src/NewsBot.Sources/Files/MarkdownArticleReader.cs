using Markdig;
using Markdig.Syntax;
using NewsBot.Articles;

namespace NewsBot.Sources.Files;

/// <summary>Reads a Markdown file: what its front matter says, and the plain text of the rest.</summary>
internal static class MarkdownArticleReader
{
    private static readonly MarkdownPipeline CommonMark = new MarkdownPipelineBuilder().Build();

    /// <summary>The article, or null and a sentence that says why there is none.</summary>
    public static FileArticle? Read(string text, out string? problem)
    {
        if (FrontMatter.Read(text, out problem) is not { } front)
            return null;
        try
        {
            return Read(front, Markdown.Parse(text[front.Length..], CommonMark), out problem);
        }
        catch (Exception ex) when (ex is ArgumentException or InsufficientExecutionStackException)
        {
            problem = "The Markdown is nested too deeply to be an article.";
            return null;
        }
    }

    private static FileArticle? Read(FrontMatter front, MarkdownDocument document, out string? problem)
    {
        var heading = document.OfType<HeadingBlock>().FirstOrDefault(h => h.Level == 1);
        var headline = heading is null ? "" : MarkdownText.Of(heading);
        var title = front.First("title") ?? headline;
        var body = MarkdownText.Of(document.Where(block => block != heading || title != headline));
        problem = (title.Length, body.Length) switch
        {
            (0, _) => "The file has no title: give it a first line \"# Title\", or a \"title:\" in its front matter.",
            (_, 0) => "The file has a title and no text.",
            _ => null,
        };
        return problem is null ? Article(front, title, body) : null;
    }

    private static FileArticle Article(FrontMatter front, string title, string body) => new(title, body)
    {
        Url = front.First("url", "link"),
        Source = front.First("source"),
        Authors = [.. front.All("authors"), .. front.All("author")],
        Published = TimeOf(front.First("published", "date")),
        Updated = TimeOf(front.First("updated")),
        Language = front.First("language", "lang"),
    };

    private static NewsTime? TimeOf(string? text) => NewsTime.TryParse(text, out var time) ? time : null;
}
