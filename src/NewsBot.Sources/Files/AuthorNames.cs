namespace NewsBot.Sources.Files;

/// <summary>Tells the writers apart that a byline names.</summary>
internal static class AuthorNames
{
    private static readonly string[] Joints = [",", " and ", " & ", ";", "|", " und ", " et ", " y "];

    /// <summary>The first name is a writer's; further ones are where they look like people and not like an outlet.</summary>
    public static IReadOnlyList<string> Split(string names)
    {
        var authors = new List<string>();
        foreach (var name in names.Split(Joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (authors.Count == 0 || (!IsOutlet(names, name) && name.Contains(' ', StringComparison.Ordinal)))
                authors.Add(name);
        }

        return authors;
    }

    /// <summary>What a comma or a bar sets off at the end is the outlet: <c>By Jane Roe, The Daily Sun</c>.</summary>
    private static bool IsOutlet(string names, string name)
    {
        var at = names.LastIndexOf(name, StringComparison.Ordinal);
        var isLast = at + name.Length >= names.TrimEnd().Length;
        return isLast && names[..at].TrimEnd() is [.., ',' or '|'] && names.AsSpan(0, at).Count(',') == 1;
    }
}
