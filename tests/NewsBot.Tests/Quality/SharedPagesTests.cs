using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Sources.Web;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Quality;

/// <summary>A floor under how well the text of real pages is told from what surrounds it.</summary>
public sealed partial class SharedPagesTests
{
    private const double Floor = 0.985;

    [Fact]
    public void The_text_of_real_pages_is_found()
    {
        var (precisions, recalls) = (new List<double>(), new List<double>());
        var truth = SharedFolder.FileOrSkip("pages/truth.jsonl");
        foreach (var line in File.ReadLines(truth))
        {
            var page = JsonElement.Parse(line);
            var content = Pages.ReadZipped(Path.Combine(Path.GetDirectoryName(truth)!, "html", page.GetProperty("file").GetString()!));
            var reading = PageReader.Read(new ServedPage(content) { Address = new Uri(page.GetProperty("url").GetString()!) });
            var found = ShinglesOf(reading is PageReading.Found { Article.Body: var body } ? body : "");
            var right = ShinglesOf(page.GetProperty("text").GetString()!);
            var shared = right.Sum(shingle => Math.Min(shingle.Value, found.GetValueOrDefault(shingle.Key)));
            precisions.Add(found.Count == 0 ? 0 : (double)shared / found.Values.Sum());
            recalls.Add((double)shared / right.Values.Sum());
        }

        var (precision, recall) = (precisions.Average(), recalls.Average());
        Assert.True(2 * precision * recall / (precision + recall) >= Floor, $"precision {precision:F4}, recall {recall:F4}");
    }

    /// <summary>How often each run of four words is in the text.</summary>
    private static Dictionary<string, int> ShinglesOf(string text)
    {
        var words = Word().Matches(text).Select(word => word.Value).ToArray();
        return Enumerable.Range(0, words.Length == 0 ? 0 : Math.Max(1, words.Length - 3))
            .Select(i => string.Join(' ', words.Skip(i).Take(4))).CountBy(shingle => shingle).ToDictionary();
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
