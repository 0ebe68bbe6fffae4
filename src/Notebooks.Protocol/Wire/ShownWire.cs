using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Protocol.Wire;

/// <summary>What is shown, by MIME type, as JSON.</summary>
internal static class ShownWire
{
    // This is less than a notebook may have, because an output stands a few levels deep in the notebook.
    private const int MaxDepth = 200;

    // The default escaping makes HTML six times as long. It guards web pages, and this JSON never enters a web page.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static void WriteShown(this BinaryWriter to, JsonObject data)
    {
        try { to.Write(data.ToJsonString(Relaxed)); }
        catch (InvalidOperationException e) { throw new InvalidDataException($"An output that nests deeper than {MaxDepth} levels cannot be sent: show a part of it.", e); }
    }

    public static JsonObject ReadShown(this BinaryReader from) =>
        JsonNode.Parse(from.ReadString(), documentOptions: Strict) as JsonObject ?? throw new FormatException("what is shown is not an object.");
}
