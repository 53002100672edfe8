using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Benchmarks.Asking;

/// <summary>A question of a file.</summary>
/// <param name="Question">As it is asked.</param>
/// <param name="Gold">What tells the answer in a text; null where the archive holds none.</param>
internal sealed record AskedQuestion(Question Question, Regex? Gold)
{
    /// <summary>Every <paramref name="step"/>th question of a file.</summary>
    public static List<AskedQuestion> Read(string file, int step) => [.. File.ReadLines(file).Where((_, i) => i % step == 0).Select(Of)];

    private static AskedQuestion Of(string line)
    {
        using var json = JsonDocument.Parse(line);
        NewsTime? asOf = json.RootElement.TryGetProperty("asOf", out var day) && NewsTime.TryParse(day.GetString(), out var time) ? time : null;
        var isKnown = json.RootElement.TryGetProperty("gold", out var gold) && gold.GetArrayLength() > 0;
        return new AskedQuestion(
            new Question(json.RootElement.GetProperty("question").GetString()!) { AsOf = asOf },
            isKnown ? new Regex($@"(?<!\w){Regex.Escape(json.RootElement.GetProperty("answer").GetString()!)}(?!\w)", RegexOptions.IgnoreCase) : null);
    }
}
