using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsBot.Articles;

namespace NewsBot.Storage.Sqlite;

/// <summary>Rows of <c>versions</c> as articles.</summary>
internal static class StoredVersions
{
    /// <summary>Title, body, url, authors, published, updated, language and the outlet's name stand from <paramref name="first"/> on, in that order.</summary>
    public static Article ToArticle(SqliteDataReader row, int first) => new()
    {
        Keys = [],
        Title = row.GetString(first),
        Body = row.GetString(first + 1),
        Url = row.TextOrNull(first + 2),
        Authors = ToList(row.GetString(first + 3)),
        Published = ToTime(row.TextOrNull(first + 4)),
        Updated = ToTime(row.TextOrNull(first + 5)),
        Language = row.TextOrNull(first + 6),
        Source = row.GetString(first + 7),
    };

    public static IReadOnlyList<string> ToList(string json) =>
        json == "[]" ? [] : JsonSerializer.Deserialize(json, StorageJson.Default.IReadOnlyListString) ?? [];

    public static string ToJson(IReadOnlyList<string> values) =>
        values.Count == 0 ? "[]" : JsonSerializer.Serialize(values, StorageJson.Default.IReadOnlyListString);

    private static NewsTime? ToTime(string? text) => NewsTime.TryParse(text, out var time) ? time : null;
}
