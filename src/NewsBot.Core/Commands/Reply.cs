using NewsBot.Answering;

namespace NewsBot.Commands;

/// <summary>What the bot says, as plain parts that each chat renders in its own way. All text is plain, never markup.</summary>
public abstract record Reply
{
    /// <summary>The ending of a question.</summary>
    public sealed record Answer(AnswerResult Result) : Reply;

    /// <summary>A quote amid the sentences around it; all of it is cut from the article.</summary>
    public sealed record Excerpt(Headline Headline, string Before, string Quote, string After) : Reply
    {
        /// <summary>What is to be said of it, such as that the article has changed since; or null.</summary>
        public string? Note { get; init; }
    }

    /// <summary>A heading with lines below it, such as the sources.</summary>
    public sealed record Listing(string Heading, IReadOnlyList<ReplyRow> Rows) : Reply
    {
        /// <summary>A closing remark, or null.</summary>
        public string? Footer { get; init; }
    }

    /// <summary>Rows of several cells each, such as the feeds.</summary>
    public sealed record Table(string Heading, IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows) : Reply
    {
        /// <summary>A closing remark, or null.</summary>
        public string? Footer { get; init; }
    }

    /// <summary>A file, where the platform has files; else its text.</summary>
    public sealed record File(string Name, string Text) : Reply;

    /// <summary>One plain sentence or more.</summary>
    public sealed record Message(string Text) : Reply;

    /// <summary>The command was not carried out, and why; <paramref name="Text"/> says what to do.</summary>
    public sealed record Refusal(string Text) : Reply;
}

/// <summary>One line of a listing.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">What is said of it.</param>
public sealed record ReplyRow(string Name, string Value)
{
    /// <summary>Where it leads, in a chat that has links; null for nowhere.</summary>
    public string? Url { get; init; }
}

/// <summary>One row of a table.</summary>
/// <param name="Cells">A text for each column.</param>
/// <param name="Notes">What else is to be said of it, a line each.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, IReadOnlyList<string> Notes);
