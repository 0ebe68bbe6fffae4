using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Formats;

/// <summary>How both formats read and write their JSON. Numbers keep the digits they were written with.</summary>
internal static partial class Json
{
    /// <summary>How deep the JSON of a notebook may nest.</summary>
    public const int MaxDepth = 256;

    /// <summary>Options for values that stand in notebooks.</summary>
    public static readonly JsonSerializerOptions Values = new() { MaxDepth = MaxDepth };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

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
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return text.Contains(@"\uD", StringComparison.Ordinal) ? Escape.Replace(text, Unescape) : text;
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

    // The parser accepts half a surrogate pair. The error comes later, where the string is first read.
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

    // The framework's most relaxed encoder still escapes every emoji. Jupyter and authors do not escape them.
    private static string Unescape(Match escape) => escape.Groups["high"] is { Success: true } high
        ? new([Unit(high.Value), Unit(escape.Groups["low"].Value)])
        : escape.Value;

    private static char Unit(string hex) => (char)ushort.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // Any other escape is matched too, so that an escaped backslash before a "u" is not taken for the beginning of one.
    [GeneratedRegex(@"\\(?:u(?<high>D[89AB]..)\\u(?<low>D[C-F]..)|.)")]
    private static partial Regex Escape { get; }

    // The framework repeats the position, zero-based, at the end of its message, and may quote the whole rest of the file.
    private static string Reason(JsonException e)
    {
        if (e.Message.Contains("is an invalid JSON literal")) return "only true, false, null and numbers may stand here without quotes.";
        var end = e.Message.IndexOf(" Path: ", StringComparison.Ordinal) is >= 0 and var path
            ? path
            : e.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return (end < 0 ? e.Message : e.Message[..end]).Shown();
    }
}
