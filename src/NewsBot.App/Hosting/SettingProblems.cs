using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace NewsBot.App.Hosting;

/// <summary>Says in an owner's words what is wrong with a setting.</summary>
internal static partial class SettingProblems
{
    /// <summary>Every problem that the checks of the options found.</summary>
    public static string Describe(OptionsValidationException exception)
    {
        var section = exception.OptionsType.GetField("Section")?.GetRawConstantValue() as string ?? exception.OptionsType.Name;
        return string.Join(' ', exception.Failures.Select(failure => Describe(failure, section)));
    }

    /// <summary>The sentence for a value that could not be read as what its setting holds, such as a word for a number; null for any other exception.</summary>
    public static string? Describe(InvalidOperationException exception)
    {
        if (Conversion().Match(exception.Message) is not { Success: true } match)
            return null;
        var kind = match.Groups["type"].Value switch
        {
            "System.TimeSpan" => "no time such as 1.12:00:00, which is a day and a half",
            "System.Boolean" => "neither true nor false",
            "System.Int32" or "System.Int64" => "no whole number, or one that is too large",
            _ => "no number",
        };
        return $"{match.Groups["key"].Value} is '{match.Groups["value"].Value}', which is {kind}.";
    }

    private static string Describe(string failure, string section)
    {
        if (Annotation().Match(failure) is not { Success: true } match)
            return failure;
        var (member, error) = (match.Groups["member"].Value, match.Groups["error"].Value);
        if (error.StartsWith(section + ":", StringComparison.Ordinal)) // it was written for the setting
            return error;
        var usual = error.Replace($"The field {member} must", "must", StringComparison.Ordinal).Replace($"The {member} field is required", "must not be empty", StringComparison.Ordinal);
        return usual == error ? $"{section}:{member}: {error}" : $"{section}:{member} {usual}";
    }

    [GeneratedRegex("members: '(?<member>[^']*)' with the error: '(?<error>.*)'\\.?$", RegexOptions.Singleline)]
    private static partial Regex Annotation();

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']*)' to type '(?<type>[^']*)'", RegexOptions.Singleline)]
    private static partial Regex Conversion();
}
