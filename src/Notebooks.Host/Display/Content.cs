using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Host.Display;

/// <summary>Content that already is of a MIME type.</summary>
internal static class Content
{
    /// <summary>The bundle of one content: every front end, log and diff can show it as plain text, too.</summary>
    public static JsonObject Bundle(string content, string mimeType)
    {
        var data = new JsonObject { [mimeType] = Node(content, mimeType) };
        data[MimeTypes.Plain] ??= content;
        return data;
    }

    /// <summary>Its place in a bundle: text, but an object for JSON, so that no front end must guess.</summary>
    public static JsonNode? Node(string content, string mimeType)
    {
        try
        {
            return MimeTypes.IsJson(mimeType) ? JsonNode.Parse(content) : content;
        }
        catch (JsonException)
        {
            return content;
        }
    }
}
