using NewsBot.App.Hosting.Web;

namespace NewsBot.App.CommandLine;

/// <summary>Tells settings on the command line, such as <c>--Answers:MaxCitations=5</c>, from the verb and its options.</summary>
internal static class ConfigurationArguments
{
    /// <summary>Takes the settings out; what is left is for the verb.</summary>
    public static (Dictionary<string, string?> Settings, string[] Others) Split(IReadOnlyList<string> args)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        List<string> others = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--")
            {
                others.AddRange(args.Skip(i));
                break;
            }

            if (KeyOf(args[i]) is not { } key)
                others.Add(args[i]);
            else if (args[i].Length > key.Length + 2)
                settings[key] = args[i][(key.Length + 3)..];
            else if (i + 1 < args.Count)
                settings[key] = args[++i];
            else
                others.Add(args[i]); // a key without a value: the verb tells that it knows no such option
        }

        return (settings, [.. others]);
    }

    /// <summary>Only a section's key has a colon before any equals sign, and letters, digits and colons alone; one setting stands in no section.</summary>
    private static string? KeyOf(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
            return null;
        var key = argument[2..].Split('=', 2)[0];
        if (key.Equals(ListeningAddresses.Setting, StringComparison.OrdinalIgnoreCase))
            return key;
        return key.Contains(':', StringComparison.Ordinal) && char.IsAsciiLetter(key[0]) && key.All(c => c == ':' || char.IsAsciiLetterOrDigit(c))
            ? key
            : null;
    }
}
