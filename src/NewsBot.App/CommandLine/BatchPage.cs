using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace NewsBot.App.CommandLine;

/// <summary>A line of a batch of pages.</summary>
/// <param name="File">The file as the line names it.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Address">Where it was served; null where the line does not say.</param>
internal sealed record BatchPage(string File, string Path, Uri? Address)
{
    /// <summary>Reads a line <c>{"file","url"}</c>; a file outside of <paramref name="folder"/> is none of its pages.</summary>
    public static bool TryRead(string line, string folder, [NotNullWhen(true)] out BatchPage? page, [NotNullWhen(false)] out string? problem)
    {
        page = null;
        problem = "this line is not a JSON object with the name of a file: {\"file\": ..., \"url\": ...}";
        if (JsonLine.Parse(line) is not { ValueKind: JsonValueKind.Object } json || JsonLine.TextOf(json, "file") is not { Length: > 0 } file || file.Contains('\0', StringComparison.Ordinal))
            return false;
        var root = System.IO.Path.GetFullPath(folder);
        var path = System.IO.Path.GetFullPath(file, root);
        if (System.IO.Path.GetRelativePath(root, path).StartsWith("..", StringComparison.Ordinal))
        {
            problem = $"{file} is not in the folder {folder}";
            return false;
        }

        TryReadAddress(JsonLine.TextOf(json, "url"), out var address);
        (page, problem) = (new BatchPage(file, path, address), null);
        return true;
    }

    /// <summary>Reads an absolute http(s) address.</summary>
    public static bool TryReadAddress(string? text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
