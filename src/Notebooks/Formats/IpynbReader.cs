using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Formats;

internal sealed class IpynbReader(string file)
{
    public Notebook Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text)) return new() { Cells = [] };
        if (Json.Parse(text, file, "the notebook") is not JsonObject document) throw Wrong("this is JSON, but not a notebook: a notebook is an object.");

        List<FormatWarning> warnings = [];
        CheckVersion(document.Take("nbformat"), document.Take("nbformat_minor"), warnings);
        var metadata = Object(document.Take("metadata"), "the document's metadata");
        var names = KernelNames.Of(metadata, message => warnings.Add(new(0, message)));
        var cells = new IpynbCells(file, names, DocumentLanguage.Of(metadata, names));

        return new()
        {
            Cells = document.Take("cells") is JsonArray array
                ? [.. array.Select((cell, index) => cells.Read(cell, index + 1))]
                : throw Wrong("the notebook has no array \"cells\"."),
            Metadata = metadata,
            DefaultLanguage = cells.DefaultLanguage,
            Warnings = [.. warnings],
            Unknown = document,
        };
    }

    private void CheckVersion(JsonNode? major, JsonNode? minor, List<FormatWarning> warnings)
    {
        if (Whole(major) is not { } version)
            throw Wrong("this is JSON, but not a notebook: it has no whole number \"nbformat\".");
        if (version < 4)
            throw Wrong($"nbformat {version} is too old, nbformat 4 is needed; open the notebook in Jupyter and save it.");
        if (version > 4)
            throw Wrong($"nbformat {version} is newer than nbformat 4, the latest this program knows; save the notebook as nbformat 4.");
        if (Whole(minor) > 5)
            warnings.Add(new(0, $"nbformat 4.{Whole(minor)} is newer than 4.5, the version this program writes."));
    }

    private JsonObject Object(JsonNode? node, string what) => node switch
    {
        null => [],
        JsonObject value => value,
        _ => throw Wrong($"{what} must be a JSON object."),
    };

    private static int? Whole(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private NotebookFormatException Wrong(string problem) => new(file, problem);
}
