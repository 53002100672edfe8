namespace NewsBot.Tests.Support;

/// <summary>Finds larger samples that are kept beside the repository, where they are.</summary>
internal static class SharedFolder
{
    /// <summary>The full path of a file in the folder <c>shared</c> beside the repository; the test is skipped without it.</summary>
    public static string FileOrSkip(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", relativePath);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip($"../shared/{relativePath} is not there.");
        return "";
    }
}
