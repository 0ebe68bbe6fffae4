using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>Writes keys in alphabetical order, as Jupyter does, so that saving the notebook in Jupyter changes little.</summary>
internal static class IpynbWriter
{
    public static string Write(Notebook notebook) => Json.Write(indented: true, writer => Document(writer, notebook)) + "\n";

    private static void Document(Utf8JsonWriter writer, Notebook notebook)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("cells");
        foreach (var (cell, id) in notebook.Cells.Zip(CellIds.Of(notebook.Cells))) Cell(writer, cell, id);
        writer.WriteEndArray();
        writer.WritePropertyName("metadata");
        AddedMetadata.With(notebook.Metadata, notebook.DefaultLanguage).WriteTo(writer);
        writer.WriteNumber("nbformat", 4);
        writer.WriteNumber("nbformat_minor", 5);
        Unknown(writer, notebook.Unknown);
        writer.WriteEndObject();
    }

    private static void Cell(Utf8JsonWriter writer, Cell cell, string id)
    {
        writer.WriteStartObject();
        // Unknown keys come first. The usual one is "attachments", which is the first in alphabetical order.
        Unknown(writer, cell.Unknown);
        writer.WriteString("cell_type", cell.Kind.ToString().ToLowerInvariant());
        if (cell.Kind == CellKind.Code) ExecutionCount(writer, cell.ExecutionCount);
        writer.WriteString("id", id);
        writer.WritePropertyName("metadata");
        CellMetadata.Of(cell).WriteTo(writer);
        if (cell.Kind == CellKind.Code) Outputs(writer, cell);
        writer.WriteStartArray("source");
        foreach (var line in Lines(cell.Source)) writer.WriteStringValue(line);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void ExecutionCount(Utf8JsonWriter writer, int? count)
    {
        writer.WritePropertyName("execution_count");
        if (count is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }

    private static void Outputs(Utf8JsonWriter writer, Cell cell)
    {
        writer.WriteStartArray("outputs");
        foreach (var output in cell.Outputs) output.WriteTo(writer);
        writer.WriteEndArray();
    }

    private static void Unknown(Utf8JsonWriter writer, JsonObject unknown)
    {
        foreach (var (key, value) in unknown)
        {
            writer.WritePropertyName(key);
            if (value is null) writer.WriteNullValue();
            else value.WriteTo(writer);
        }
    }

    // Every line keeps its line feed, as nbformat asks.
    private static IEnumerable<string> Lines(string source)
    {
        for (var start = 0; start < source.Length;)
        {
            var next = source.IndexOf('\n', start) + 1;
            if (next == 0) next = source.Length;
            yield return source[start..next];
            start = next;
        }
    }
}
