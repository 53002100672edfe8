using System.Text.Json;

namespace NewsBot.Retrieval;

/// <summary>
/// The file of all learned numbers, which names what they were learned from. <c>tests/NewsBot.Training</c> writes it; nobody edits it.
/// </summary>
internal static class WeightsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "weights.json";

    /// <summary>The numbers of a section, in the order of their names; every name has one, and there are no others.</summary>
    public static double[] Read(string section, IReadOnlyList<string> names)
    {
        using var stream = typeof(WeightsFile).Assembly.GetManifestResourceStream(Name) ?? throw Wrong("is not part of the program");
        return Read(stream, section, names);
    }

    /// <summary>The same of another file.</summary>
    public static double[] Read(Stream file, string section, IReadOnlyList<string> names)
    {
        using var json = JsonDocument.Parse(file);
        if (!json.RootElement.TryGetProperty(section, out var numbers))
            throw Wrong($"has no section \"{section}\"");
        if (numbers.EnumerateObject().Select(number => number.Name).Except(names).FirstOrDefault() is { } unknown)
            throw Wrong($"weighs \"{unknown}\" in \"{section}\", which nothing measures");
        return [.. names.Select(name => NumberOf(numbers, name) ?? throw Wrong($"has no number for \"{name}\" in \"{section}\""))];
    }

    private static double? NumberOf(JsonElement numbers, string name) =>
        numbers.TryGetProperty(name, out var number) && number.ValueKind is JsonValueKind.Number && number.GetDouble() is var weight && double.IsFinite(weight)
            ? weight : null;

    private static InvalidDataException Wrong(string what) => new($"{Name} {what}: run tests/NewsBot.Training.");
}
