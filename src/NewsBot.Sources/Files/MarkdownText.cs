using System.Runtime.CompilerServices;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsBot.Sources.Files;

/// <summary>The plain text of Markdown: words as they are read, without the signs that shape them.</summary>
internal static class MarkdownText
{
    /// <summary>The paragraphs under <paramref name="blocks"/>, separated by a blank line.</summary>
    public static string Of(IEnumerable<Block> blocks)
    {
        var paragraphs = new List<string>();
        foreach (var block in blocks)
            Add(block, paragraphs);
        return string.Join("\n\n", paragraphs);
    }

    /// <summary>The text of one paragraph or heading.</summary>
    public static string Of(LeafBlock block)
    {
        var text = new StringBuilder();
        if (block.Inline is { } inline)
            Add(inline, text);
        else
            text.Append(block.Lines);
        return text.ToString().Trim();
    }

    private static void Add(Block block, List<string> paragraphs)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (block)
        {
            case HtmlBlock or ThematicBreakBlock or LinkReferenceDefinition:
                break;
            case ContainerBlock container:
                foreach (var child in container)
                    Add(child, paragraphs);
                break;
            case LeafBlock leaf when Of(leaf) is { Length: > 0 } text:
                paragraphs.Add(text);
                break;
        }
    }

    private static void Add(Inline inline, StringBuilder text)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (inline)
        {
            case LinkInline { IsImage: true } or HtmlInline:
                break;
            case ContainerInline container:
                foreach (var child in container)
                    Add(child, text);
                break;
            case LineBreakInline line:
                text.Append(line.IsHard ? '\n' : ' '); // a soft break is where the writer's editor broke the line
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded);
                break;
            case LiteralInline literal:
                text.Append(literal.Content);
                break;
        }
    }
}
