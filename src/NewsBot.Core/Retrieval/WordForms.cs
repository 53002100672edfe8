using System.Collections.Frozen;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Forms of one word that stemming does not bring together: irregular verbs, and nouns in -y beside their verbs in -ize.</summary>
internal static class WordForms
{
    private const int ShortestWithVariant = 5;

    private static readonly string[] Irregular =
    [
        "become became", "begin began begun", "break broke broken", "bring brought", "build built", "buy bought", "catch caught", "choose chose chosen",
        "come came", "deal dealt", "die died death", "drive drove driven", "eat ate eaten", "fall fell fallen", "fight fought",
        "find found", "fly flew flown", "forbid forbade forbidden", "forget forgot forgotten", "freeze froze frozen", "get got gotten", "give gave given",
        "go went gone", "grow grew grown", "hide hid hidden", "hold held", "keep kept", "know knew known", "lay laid", "lead led", "leave left", "lose lost",
        "make made", "man men", "meet met", "pay paid", "person people", "ride rode ridden", "rise rose risen", "run ran", "say said", "see saw seen",
        "seek sought", "sell sold", "send sent", "shoot shot", "show shown", "shrink shrank", "sing sang sung", "sink sank sunk", "sleep slept", "speak spoke spoken",
        "spend spent", "stand stood", "steal stole stolen", "strike struck", "swear swore sworn", "swim swam swum", "take took taken", "teach taught", "tell told",
        "think thought", "throw threw thrown", "wear wore worn", "win won", "woman women", "write wrote written",
    ];

    private static readonly FrozenDictionary<string, string[]> Groups = Irregular
        .Select(group => group.Split(' '))
        .SelectMany(forms => forms, (forms, form) => (form, forms))
        .ToFrozenDictionary(pair => pair.form, pair => pair.forms);

    /// <summary>Whether a folded word is a form of an irregular verb or noun.</summary>
    public static bool IsIrregular(string folded) => Groups.ContainsKey(folded);

    /// <summary>The folded word and other words that are looked up in its place; each stem once.</summary>
    public static IReadOnlyList<string> Of(string folded)
    {
        var stem = PorterStemmer.StemOf(folded);
        var root = Groups.ContainsKey(folded) ? folded : Groups.ContainsKey(stem) ? stem : null;
        if (root is not null)
            return [folded, .. Groups[root].Where(form => PorterStemmer.StemOf(form) != stem).DistinctBy(PorterStemmer.StemOf)];
        if (stem.Length < ShortestWithVariant || !stem.All(char.IsAsciiLetterLower))
            return [folded];
        return [folded, stem[^1] == 'i' ? stem[..^1] : stem + 'i'];
    }
}
