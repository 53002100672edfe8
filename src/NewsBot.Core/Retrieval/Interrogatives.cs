using System.Collections.Frozen;

namespace NewsBot.Retrieval;

/// <summary>
/// Finds the word that asks. "Who", "when" and the like ask only where a question can begin; elsewhere they join clauses: "the man
/// who was shot", "what happened when it fell".
/// </summary>
internal static class Interrogatives
{
    private static readonly FrozenSet<string> Auxiliaries = Set("""
        am is are was were do does did has have had will would can could should may might shall must
        isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wont wouldnt cant couldnt shouldnt
        """);

    private static readonly FrozenSet<string> Anywhere = Set("which what whats whatd why whys");

    private static readonly FrozenSet<string> AtStart = Set("who whos whod whom whose where wheres whered when whens how hows howd");

    /// <summary>After these, of "how", a number is asked for.</summary>
    private static readonly FrozenSet<string> Measures = Set(
        "many much long old far tall big high fast often large deep heavy soon late hot cold warm wide close strong likely");

    /// <summary>After these a question can begin in mid-sentence: "for who", "do you know when", "so where".</summary>
    private static readonly FrozenSet<string> Leads = Set("""
        of in on at to for from by with since until till and but so or ok okay hey wait know knows tell remember say guess wonder wondering ask measure
        """);

    /// <summary>They begin what stands before the question: "After the vote, who".</summary>
    private static readonly FrozenSet<string> Openers = Set("after before when while as if since because with in on at during following despite according once");

    /// <summary>The place of the word that asks and the sentence that it stands in; -1 and all where there is none.</summary>
    public static (int At, Range Sentence) Find(IReadOnlyList<TextWord> words)
    {
        for (var end = words.Count; end > 0;) // what is asked stands in the last sentence, or in an earlier one where that is an afterthought
        {
            var start = end - 1;
            while (start > 0 && words[start].Break is not Break.Sentence)
                start--;
            if (new Clauses(words, start, end).Find() is var found and >= 0)
                return (found, start..end);
            end = start;
        }

        return (-1, ..words.Count);
    }

    /// <summary>Whether it is a verb that begins a question for yes or no.</summary>
    public static bool IsAuxiliary(TextWord word) => Auxiliaries.Contains(word.Folded ?? "");

    /// <summary>Whether "how" asks for a number before this word.</summary>
    public static bool IsMeasure(TextWord word) => Measures.Contains(word.Folded ?? "");

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>One sentence of a question.</summary>
    private readonly struct Clauses(IReadOnlyList<TextWord> words, int start, int end)
    {
        public int Find()
        {
            var possible = -1;
            for (var i = start; i < end; i++)
            {
                if (!Asks(i))
                    continue;
                if (!MayJoin(i))
                    return i;
                possible = possible < 0 ? i : possible;
            }

            return possible;
        }

        private bool Asks(int i)
        {
            var isYesNo = IsAuxiliary(words[start]);
            if (Anywhere.Contains(words[i].Folded))
                return (!isYesNo || IsLed(i)) && !(IsLed(i) && words[i].Folded is "what" && IsAuxiliary(After(i)) && i < start + 2); // "In what may be the largest ..."
            if (!AtStart.Contains(words[i].Folded))
                return false;
            if (i == start || IsLed(i) || (words[i].Folded is "how" && IsMeasure(After(i))))
                return true;
            return !isYesNo && (i == end - 1 || (words[i].Break is Break.Clause && (Openers.Contains(words[start].Folded) || After(i).Folded is "did" or "do" or "does")));
        }

        /// <summary>Whether it could join clauses as well: ", which marks the day", "When the Queen died, who became king?"</summary>
        private bool MayJoin(int i) => words[i].Folded switch
        {
            "which" => i > start && words[i].Break is Break.Clause,
            "when" or "where" => i == start && !IsAuxiliary(After(i)),
            _ => false,
        };

        private bool IsLed(int i) => i > start && Leads.Contains(words[i - 1].Folded);

        private TextWord After(int i) => i + 1 < end ? words[i + 1] : default;
    }
}
