using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace NewsBot.App.Hosting;

/// <summary>Says in an owner's words what is wrong with a setting.</summary>
internal static partial class SettingProblems
{
    /// <summary>Every problem that the checks of the options found.</summary>
    public static string Describe(OptionsValidationException exception)
    {
        var section = exception.OptionsType.Name.Replace("Options", "", StringComparison.Ordinal);
        return string.Join(' ', exception.Failures.Select(failure => Describe(failure, section)));
    }

    /// <summary>Whether a value could not be read as what its setting holds, such as a word for a number.</summary>
    public static bool IsAboutValue(Exception exception) =>
        exception is InvalidOperationException && exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal);

    private static string Describe(string failure, string section)
    {
        if (Annotation().Match(failure) is not { Success: true } match)
            return failure;
        var error = match.Groups["error"].Value;
        // A message that was written for the setting names it already.
        return error.Contains(':', StringComparison.Ordinal) ? error : $"{section}:{match.Groups["member"].Value}: {error}";
    }

    [GeneratedRegex("members: '(?<member>[^']*)' with the error: '(?<error>.*)'\\.?$", RegexOptions.Singleline)]
    private static partial Regex Annotation();
}
