using System.Text.Json.Nodes;
using Notebooks.Formats;

namespace Notebooks.Jupyter.Serving;

/// <summary>Contents that several replies share.</summary>
internal static class Replies
{
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    public static JsonObject Aborted() => new() { ["status"] = "aborted" };

    public static JsonObject Error(string name, string message, string[] traceback)
    {
        var content = NbOutput.Error(name, message, traceback).Content;
        content["status"] = "error";
        return content;
    }
}
