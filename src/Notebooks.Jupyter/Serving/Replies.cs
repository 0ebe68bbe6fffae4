using System.Text.Json.Nodes;

namespace Notebooks.Jupyter.Serving;

/// <summary>Contents that several replies share.</summary>
internal static class Replies
{
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    public static JsonObject Aborted() => new() { ["status"] = "aborted" };

    public static JsonObject Error(string name, string message, string[] traceback)
    {
        var content = ErrorOutput(name, message, traceback);
        content["status"] = "error";
        return content;
    }

    /// <summary>The content of an <c>error</c> output.</summary>
    public static JsonObject ErrorOutput(string name, string message, string[] traceback) =>
        new() { ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]) };
}
