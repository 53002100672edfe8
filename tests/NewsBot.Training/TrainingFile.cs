using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Vectors;

namespace NewsBot.Training;

/// <summary>The files in the product's sources that hold what was learned.</summary>
internal static class TrainingFile
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where it lies in the repository that this program was built in.</summary>
    public static string Path { get; } = System.IO.Path.Combine(FindRepository(), "src", "NewsBot.Core", "Retrieval", WeightsFile.Name);

    /// <summary>Where the word vectors lie that come with the program.</summary>
    public static string VectorsPath { get; } = System.IO.Path.Combine(FindRepository(), "src", "NewsBot.Core", "Retrieval", "Vectors", WordVectors.ShippedName);

    /// <summary>What the file says of some numbers.</summary>
    public static string Text(LearnedNumbers numbers, string bulkFile, int articles, IReadOnlyList<TrainingQuestion> questions)
    {
        var file = new JsonObject
        {
            ["trainedOn"] = new JsonObject
            {
                ["articles"] = string.Create(CultureInfo.InvariantCulture, $"{articles} of {System.IO.Path.GetFileName(bulkFile)}"),
                ["questions"] = new JsonObject(questions.GroupBy(q => q.Set).Select(set => KeyValuePair.Create($"{set.Key.Name}.jsonl", (JsonNode?)set.Count()))),
            },
        };
        foreach (var (section, values) in LearnedNumbers.Sections.Zip(numbers.Values))
            file[section.Section] = new JsonObject(section.Names.Zip(values, (name, value) => KeyValuePair.Create(name, (JsonNode?)value)));
        return file.ToJsonString(Readable) + "\n";
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "NewsBot.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("This program must run inside of the repository.");
        return folder;
    }
}
