using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Display;

/// <summary>Content that already is of a MIME type.</summary>
internal static class Content
{
    /// <summary>The bundle of one content: every front end, log and diff can show it as plain text, too.</summary>
    public static JsonObject Bundle(string content, string mimeType)
    {
        var data = new JsonObject { [mimeType] = Node(content, mimeType) };
        data[MimeTypes.Plain] ??= InWords(content, mimeType);
        return data;
    }

    /// <summary>Content as plain text. Nobody reads the bytes of a picture, which would be kept twice.</summary>
    public static string InWords(string content, string mimeType) => !mimeType.StartsWith("image/", StringComparison.Ordinal) ? content
        : mimeType == "image/svg+xml" ? string.Create(CultureInfo.InvariantCulture, $"a picture ({mimeType}, {content.Length:N0} characters)")
        : string.Create(CultureInfo.InvariantCulture, $"a picture ({mimeType}, {content.Length / 4 * 3 - content.AsSpan().Count('='):N0} bytes)");

    /// <summary>Its place in a bundle: text, but an object for JSON, so that no front end must guess.</summary>
    public static JsonNode? Node(string content, string mimeType)
    {
        try
        {
            var node = MimeTypes.IsJson(mimeType) ? JsonNode.Parse(content) : content;
            // Half a character, written as an escape, can be read but not be sent.
            if (content.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            {
                node?.ToJsonString();
            }

            return node;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return content;
        }
    }
}
