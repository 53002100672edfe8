using System.Collections.Frozen;

namespace NewsBot.Answering.Direct;

/// <summary>Tells the name of a person from the office before it.</summary>
internal static class PersonNames
{
    private static readonly FrozenSet<string> Offices = """
        secretary state minister president chancellor premier ambassador diplomat general governor senator gov sen rep mr mrs ms dr sir king
        queen prince princess pope leader chief director spokesman spokeswoman speaker former lady
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>The name alone, of "China's Wang Yi" or "US Secretary of State Antony Blinken"; null where nothing but an office is left.</summary>
    public static Mention? WithoutOffice(Mention name)
    {
        var first = name.First;
        for (var i = name.First; i <= name.Last; i++)
        {
            if (Offices.Contains(name.Text.Words[i].Folded) || (i < name.Last && name.Text.IsGenitive(i)))
                first = i + 1;
        }

        return first > name.Last ? null : first == name.First ? name : name.Text.MentionOf(MentionKind.Name, first, name.Last);
    }
}
