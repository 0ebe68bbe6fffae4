using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Display;

/// <summary>Content that already is of a MIME type.</summary>
internal static class Content
{
    /// <summary>The bundle of one content. It also has plain text, which every front end, log and diff can show.</summary>
    public static JsonObject Bundle(string content, string mimeType)
    {
        var data = new JsonObject { [mimeType] = Node(content, mimeType) };
        data[MimeTypes.Plain] ??= InWords(content, mimeType);
        return data;
    }

    /// <summary>Content as plain text. A picture is only described: its bytes are unreadable, and would be kept twice.</summary>
    public static string InWords(string content, string mimeType) => !mimeType.StartsWith("image/", StringComparison.Ordinal) ? content
        : mimeType == "image/svg+xml" ? string.Create(CultureInfo.InvariantCulture, $"a picture ({mimeType}, {content.Length:N0} characters)")
        : string.Create(CultureInfo.InvariantCulture, $"a picture ({mimeType}, {content.Length / 4 * 3 - content.AsSpan().Count('='):N0} bytes)");

    /// <summary>Content for a bundle: an object for JSON, so that no front end must guess, and text for all else.</summary>
    public static JsonNode? Node(string content, string mimeType)
    {
        try
        {
            var node = MimeTypes.IsJson(mimeType) ? JsonNode.Parse(content) : content;
            // JSON can be read, but not sent, if it has half of a surrogate pair as an escape. Writing it shows that.
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
