using System.Text.Json.Serialization;
using NewsBot.Retrieval;

namespace NewsBot.Storage.Sqlite;

/// <summary>JSON that stands in columns.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Question))]
internal sealed partial class StorageJson : JsonSerializerContext;
