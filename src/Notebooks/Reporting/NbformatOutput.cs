using System.Text.Json.Nodes;
using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary>Outputs in the form in which an .ipynb stores them.</summary>
internal static class NbformatOutput
{
    public static JsonObject From(Output output, int executionCount) => output switch
    {
        TextOutput text => new()
        {
            ["output_type"] = "stream",
            ["name"] = text.IsError ? "stderr" : "stdout",
            ["text"] = Lines(text.Text),
        },
        DisplayOutput { IsResult: true } result => new()
        {
            ["output_type"] = "execute_result",
            ["execution_count"] = executionCount,
            ["data"] = Bundle(result.Data),
            ["metadata"] = new JsonObject(),
        },
        DisplayOutput display => new()
        {
            ["output_type"] = "display_data",
            ["data"] = Bundle(display.Data),
            ["metadata"] = new JsonObject(),
        },
        ErrorOutput error => Error(error.Name, error.Message, error.Traceback),
        _ => throw new ArgumentException($"An output of type {output.GetType()} has no place in an .ipynb.", nameof(output)),
    };

    public static JsonObject From(Failure failure) =>
        Error(Spelling.Of(failure.Kind), failure.Message, [failure.Message, .. failure.Details.IsDefault ? [] : failure.Details]);

    private static JsonObject Error(string name, string value, string[] traceback) => new()
    {
        ["output_type"] = "error",
        ["ename"] = name,
        ["evalue"] = value,
        ["traceback"] = new JsonArray([.. traceback.Select(l => JsonValue.Create(l))]),
    };

    private static JsonObject Bundle(JsonObject data)
    {
        var bundle = new JsonObject();
        foreach (var (type, value) in data)
            bundle[type] = IsText(type, value) ? Lines(value!.GetValue<string>()) : value?.DeepClone();
        return bundle;
    }

    private static bool IsText(string type, JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out _)
        && type != "application/json" && !type.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>Text as a list of lines, each with its end: the way notebooks store it, so that a change of one line is a change of one line.</summary>
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
