using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace NewsBot.Sources.Files;

/// <summary>Reads one line of a bulk file. Members that are not known are passed over.</summary>
internal ref struct BulkRecordParser
{
    private Utf8JsonReader _json;
    private string? _id, _url, _title, _text, _published, _updated, _language, _source;
    private IReadOnlyList<string> _authors = [];
    private string? _problem;

    private BulkRecordParser(ReadOnlySpan<byte> line) => _json = new Utf8JsonReader(line);

    /// <summary>The record, or null and what is wrong with the line as the end of a sentence that begins with "it".</summary>
    public static BulkRecord? Parse(ReadOnlySpan<byte> line, out string? problem)
    {
        if (!Utf8.IsValid(line))
        {
            problem = $"is not UTF-8 text (column {ColumnOfBadByte(line)})";
            return null;
        }

        try
        {
            return new BulkRecordParser(line).Read(out problem);
        }
        catch (JsonException ex)
        {
            problem = $"is not JSON: {Explain(ex, line)}";
        }
        catch (InvalidOperationException)
        {
            problem = "holds half of a surrogate pair (an escape such as \\ud800 that stands alone), which is no character";
        }

        return null;
    }

    private BulkRecord? Read(out string? problem)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.StartObject)
        {
            while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
                ReadMember();
        }
        else
        {
            _problem = "is JSON but no object: {\"title\": ..., \"text\": ...} is expected";
            _json.Skip();
        }

        _json.Read(); // throws where something follows the object
        problem = _problem ?? Missing();
        return problem is null ? Record() : null;
    }

    private void ReadMember()
    {
        if (_json.ValueTextEquals("title"u8))
            _title = ReadText("title");
        else if (_json.ValueTextEquals("text"u8))
            _text = ReadText("text");
        else if (_json.ValueTextEquals("url"u8))
            _url = ReadText("url");
        else if (_json.ValueTextEquals("id"u8))
            _id = ReadId();
        else if (_json.ValueTextEquals("authors"u8))
            _authors = ReadAuthors();
        else if (_json.ValueTextEquals("published"u8))
            _published = ReadDate();
        else if (_json.ValueTextEquals("updated"u8))
            _updated = ReadDate();
        else if (_json.ValueTextEquals("language"u8))
            _language = ReadText("language");
        else if (_json.ValueTextEquals("source"u8))
            _source = ReadText("source");
        else
            _json.Skip();
    }

    private string? ReadText(string member)
    {
        _json.Read();
        if (_json.TokenType is JsonTokenType.String or JsonTokenType.Null)
            return _json.GetString();
        return Refuse(member, "a string");
    }

    // Numbers serve as ids in many exports; the digits are the id.
    private string? ReadId()
    {
        _json.Read();
        return _json.TokenType switch
        {
            JsonTokenType.Number => Encoding.UTF8.GetString(_json.ValueSpan),
            JsonTokenType.String or JsonTokenType.Null => _json.GetString(),
            _ => Refuse("id", "a string or a number"),
        };
    }

    // A date that cannot be read leaves the article undated, whatever stands there.
    private string? ReadDate()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String)
            return _json.GetString();
        _json.Skip();
        return null;
    }

    private List<string> ReadAuthors()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
            return [];
        if (_json.TokenType == JsonTokenType.String)
            return _json.GetString() is { } only && !string.IsNullOrWhiteSpace(only) ? [only] : [];
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            Refuse("authors", "a list of strings");
            return [];
        }

        var authors = new List<string>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
                Refuse("authors", "a list of strings");
            else if (_json.GetString() is { } author && !string.IsNullOrWhiteSpace(author))
                authors.Add(author);
        }

        return authors;
    }

    private string? Refuse(string member, string expected)
    {
        _problem ??= $"has a \"{member}\" that is not {expected}";
        _json.Skip();
        return null;
    }

    private readonly string? Missing() => (string.IsNullOrWhiteSpace(_title), string.IsNullOrWhiteSpace(_text)) switch
    {
        (true, true) => "has no \"title\" and no \"text\"",
        (true, false) => "has no \"title\"",
        (false, true) => "has no \"text\"",
        _ => null,
    };

    private readonly BulkRecord Record() => new(_title!, _text!)
    {
        Id = _id,
        Url = _url,
        Authors = _authors,
        Published = _published,
        Updated = _updated,
        Language = _language,
        Source = _source,
    };

    private static string Explain(JsonException ex, ReadOnlySpan<byte> line)
    {
        var bytes = (int)Math.Clamp(ex.BytePositionInLine ?? 0, 0, line.Length);
        var what = ex.Message;
        var where = what.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return $"{(where < 0 ? what : what[..where]).TrimEnd('.')} (column {Encoding.UTF8.GetCharCount(line[..bytes]) + 1})";
    }

    private static int ColumnOfBadByte(ReadOnlySpan<byte> line)
    {
        var column = 1;
        while (Rune.DecodeFromUtf8(line, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            column += rune.Utf16SequenceLength;
            line = line[consumed..];
        }

        return column;
    }
}
