using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>How both formats read and write their JSON. Numbers keep the digits they were written with.</summary>
internal static class Json
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 256, AllowDuplicateProperties = false };

    public static JsonNode? Parse(string text, string file, string what, int firstLine = 1)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            if (text.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)) RefuseLoneSurrogates(bytes);
            return JsonNode.Parse(bytes, documentOptions: Strict);
        }
        catch (JsonException e)
        {
            var offset = Position.Offset(bytes, (int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0));
            var (line, column) = Position.Of(bytes, offset);
            var problem = bytes.AsSpan(offset).Trim(" \t\r\n"u8).IsEmpty
                ? $"{what} ends in the middle of its JSON; it was probably cut short."
                : $"{what} is not valid JSON: {Reason(e)}";
            throw new NotebookFormatException(file, problem, firstLine + line - 1, column, e);
        }
    }

    public static string Write(bool indented, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = indented,
            IndentSize = 1,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(buffer, options)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static JsonNode? At(this JsonNode? node, string key) => (node as JsonObject)?[key];

    /// <summary>The text of a JSON string that is not empty, or null.</summary>
    public static string? Text(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>Removes a property and returns its value, which then belongs to no object.</summary>
    public static JsonNode? Take(this JsonObject owner, string key)
    {
        owner.TryGetPropertyValue(key, out var value);
        owner.Remove(key);
        return value;
    }

    // The parser accepts half an emoji and fails later, wherever the string is first looked at.
    private static void RefuseLoneSurrogates(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException e)
            {
                var before = bytes[..(int)reader.TokenStartIndex];
                throw new JsonException("This string holds half a surrogate pair, which is no character.", null,
                    before.Count((byte)'\n'), before.Length - 1 - before.LastIndexOf((byte)'\n'), e);
            }
        }
    }

    // The framework repeats the position, zero-based, at the end of its message.
    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" Path: ", StringComparison.Ordinal) is >= 0 and var path
            ? path
            : e.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }
}
