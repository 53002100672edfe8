using System.Collections.Frozen;

namespace NewsBot.Articles;

/// <summary>Lower case without diacritics, for Latin letters; other scripts are lower-cased only. At least as much is folded as the index folds.</summary>
internal static class LetterFolding
{
    private static readonly FrozenDictionary<char, string> Folds = new Dictionary<string, string>
    {
        ["a"] = "àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ",
        ["b"] = "ḃḅḇ",
        ["c"] = "çćĉċčḉ",
        ["d"] = "ďđḋḍḏḑḓð",
        ["e"] = "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        ["f"] = "ḟ",
        ["g"] = "ĝğġģǧǵḡ",
        ["h"] = "ĥħȟḣḥḧḩḫẖ",
        ["i"] = "ìíîïĩīĭįıİǐȉȋḭḯỉị",
        ["j"] = "ĵǰ",
        ["k"] = "ķǩḱḳḵ",
        ["l"] = "ĺļľŀłḷḹḻḽ",
        ["m"] = "ḿṁṃ",
        ["n"] = "ñńņňŉǹṅṇṉṋ",
        ["o"] = "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        ["p"] = "ṕṗ",
        ["r"] = "ŕŗřȑȓṙṛṝṟ",
        ["s"] = "śŝşšșṡṣṥṧṩſẛ",
        ["t"] = "ţťŧțṫṭṯṱẗ",
        ["u"] = "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        ["v"] = "ṽṿ",
        ["w"] = "ŵẁẃẅẇẉẘ",
        ["x"] = "ẋẍ",
        ["y"] = "ýÿŷȳẏẙỳỵỷỹ",
        ["z"] = "źżžẑẓẕ",
        ["ae"] = "æǽ",
        ["oe"] = "œ",
        ["ss"] = "ßẞ",
        ["th"] = "þ",
        ["ij"] = "ĳ",
        ["е"] = "ёѐ",
        ["и"] = "ѝ",
        ["α"] = "ά",
        ["β"] = "ϐ",
        ["ε"] = "έϵ",
        ["η"] = "ή",
        ["θ"] = "ϑ",
        ["ι"] = "ίϊΐ\u1fbe",
        ["κ"] = "ϰ",
        ["μ"] = "µ",
        ["ο"] = "ό",
        ["π"] = "ϖ",
        ["ρ"] = "ϱ",
        ["υ"] = "ύϋΰ",
        ["φ"] = "ϕ",
        ["ω"] = "ώ",
        ["σ"] = "ς",
    }.SelectMany(fold => fold.Value, (fold, letter) => (letter, fold.Key)).ToFrozenDictionary(pair => pair.letter, pair => pair.Key);

    /// <summary>Appends the folded letter; returns false where the buffer is full.</summary>
    public static bool Append(char letter, Span<char> buffer, ref int length)
    {
        var lower = char.ToLowerInvariant(letter);
        if (lower < 128)
        {
            if (length == buffer.Length)
                return false;
            buffer[length++] = lower;
            return true;
        }

        if (!Folds.TryGetValue(lower, out var folded))
        {
            if (length == buffer.Length)
                return false;
            buffer[length++] = lower;
            return true;
        }

        if (length + folded.Length > buffer.Length)
            return false;
        folded.CopyTo(buffer[length..]);
        length += folded.Length;
        return true;
    }
}
