namespace NewsBot.App.Evaluation;

/// <summary>Looks for the gold string the way the published figures do.</summary>
internal static class GoldText
{
    /// <summary>Whether <paramref name="gold"/> stands in <paramref name="text"/>, whatever its case, with no letter or digit of ASCII beside it.</summary>
    public static bool StandsIn(string gold, string text)
    {
        for (var at = text.IndexOf(gold, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(gold, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + gold.Length;
            if ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])))
                return true;
            if (at + 1 >= text.Length)
                break;
        }

        return false;
    }
}
