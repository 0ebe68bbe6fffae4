using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>Reads the cells of one <c>.ipynb</c>. The cell type alone decides what a cell is.</summary>
internal sealed class IpynbCells(string file, KernelNames names, string defaultLanguage)
{
    public Cell Read(JsonNode? node, int number)
    {
        if (node is not JsonObject cell) throw Wrong(number, "is not a JSON object");
        var kind = cell.Take("cell_type").Text() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            null => throw Wrong(number, "has no \"cell_type\"; it must be \"code\", \"markdown\" or \"raw\""),
            var other => throw Wrong(number, $"has the cell_type \"{other.Shown()}\"; it must be \"code\", \"markdown\" or \"raw\""),
        };
        var source = Source(cell.Take("source"), number);
        var metadata = cell.Take("metadata") switch
        {
            null => [],
            JsonObject value => value,
            _ => throw Wrong(number, "has \"metadata\" that is not a JSON object"),
        };

        return new()
        {
            Kind = kind,
            Language = kind switch
            {
                CellKind.Code => Language(source, metadata),
                CellKind.Markdown => Languages.Markdown,
                _ => Languages.Raw,
            },
            Source = source,
            Id = Id(cell.Take("id"), number),
            ExecutionCount = kind == CellKind.Code ? Count(cell.Take("execution_count"), number) : null,
            Metadata = metadata,
            Outputs = kind == CellKind.Code ? Outputs(cell.Take("outputs"), number) : [],
            Unknown = cell,
        };
    }

    // A first line that is a separator in a .dib comes before all else. In a .dib, a separator with more text behind it is
    // ordinary text, in the language of its cell. Such a line must not change that language on the way back, so it counts
    // only where no metadata names a language.
    private string Language(string source, JsonObject metadata)
    {
        var end = source.IndexOf('\n');
        var first = source.AsSpan(0, end < 0 ? source.Length : end).TrimEnd('\r');
        var blank = first.IndexOfAny(' ', '\t');
        return names.Separator(first)
            ?? (CellMetadata.Language(metadata) is { } stored ? names.Normalise(stored) : null)
            ?? (blank < 0 ? null : names.Separator(first[..blank]))
            ?? defaultLanguage;
    }

    private string Source(JsonNode? node, int number) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray lines => string.Concat(lines.Select(line =>
            line is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Wrong(number, "has a \"source\" with a line that is not text"))),
        _ => throw Wrong(number, "has no \"source\"; it must be text or an array of lines"),
    };

    private string? Id(JsonNode? node, int number) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var id) => id,
        _ => throw Wrong(number, "has an \"id\" that is not text"),
    };

    private int? Count(JsonNode? node, int number) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<int>(out var count) => count,
        _ => throw Wrong(number, "has an \"execution_count\" that is neither a whole number nor null"),
    };

    private ImmutableArray<JsonObject> Outputs(JsonNode? node, int number)
    {
        if (node is null) return [];
        if (node is not JsonArray array || array.Any(output => output is not JsonObject))
            throw Wrong(number, "has \"outputs\" that are not an array of JSON objects");
        ImmutableArray<JsonObject> outputs = [.. array.Cast<JsonObject>()];
        // The array is cleared, so that the outputs belong to no array and can be put into another one.
        array.Clear();
        return outputs;
    }

    private NotebookFormatException Wrong(int number, string problem) => new(file, $"cell {number} {problem}.");
}
