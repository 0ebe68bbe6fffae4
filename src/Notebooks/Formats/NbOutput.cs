using System.Text.Json.Nodes;
using Notebooks.Protocol;

namespace Notebooks.Formats;

/// <summary>An output as Jupyter knows it. The content is that of Jupyter's message of this type. A file stores it a little differently.</summary>
/// <param name="Type"><c>stream</c>, <c>display_data</c>, <c>execute_result</c> or <c>error</c>.</param>
/// <param name="Content">Its fields.</param>
internal sealed record NbOutput(string Type, JsonObject Content)
{
    /// <summary>The type of an error that a cell shows but that did not end the cell.</summary>
    public const string ShownError = "Error";

    /// <summary>Console output.</summary>
    public static NbOutput Stream(bool isError, string text) => new("stream", new() { ["name"] = isError ? "stderr" : "stdout", ["text"] = text });

    /// <summary>The value of a cell.</summary>
    /// <param name="data">MIME bundle, which becomes part of the output.</param>
    /// <param name="executionCount">The number that is shown beside it.</param>
    public static NbOutput Result(JsonObject data, int executionCount) =>
        new("execute_result", new() { ["execution_count"] = executionCount, ["data"] = data, ["metadata"] = new JsonObject() });

    /// <summary>Something that was shown.</summary>
    /// <param name="data">MIME bundle, which becomes part of the output.</param>
    public static NbOutput Display(JsonObject data) => new("display_data", new() { ["data"] = data, ["metadata"] = new JsonObject() });

    /// <summary>An exception, or compile errors.</summary>
    /// <param name="name">Its type, or a code.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="traceback">Lines ready to print.</param>
    public static NbOutput Error(string name, string message, IEnumerable<string> traceback) =>
        new("error", new() { ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]) });

    /// <summary>The output as an <c>.ipynb</c> stores it: with its type, and with text as lines, so that a change of one line of text changes one line of the file.</summary>
    public JsonObject Stored()
    {
        var stored = new JsonObject { ["output_type"] = Type };
        foreach (var (key, value) in Content)
            stored[key] = key switch
            {
                "text" => Lines(value!.GetValue<string>()),
                "data" => Bundle((JsonObject)value!),
                _ => value?.DeepClone(),
            };
        return stored;
    }

    private static JsonObject Bundle(JsonObject data)
    {
        var bundle = new JsonObject();
        foreach (var (type, value) in data)
            bundle[type] = value is JsonValue text && text.TryGetValue<string>(out var whole) && !MimeTypes.IsJson(type) ? Lines(whole) : value?.DeepClone();
        return bundle;
    }

    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var newline and >= 0 ? newline + 1 : text.Length;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }

        return lines;
    }
}
