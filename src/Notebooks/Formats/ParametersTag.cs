using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>Replaces the tag that marks the cell of parameters for papermill by the marker that says the same in the text.</summary>
internal static class ParametersTag
{
    private const string Tag = "parameters", Marker = "// parameters";

    public static Cell AsMarker(Cell cell)
    {
        if (cell is not { Kind: CellKind.Code, Language: Languages.CSharp } || cell.Metadata[CellMetadata.Tags] is not JsonArray tags || tags.All(tag => tag.Text() != Tag)) return cell;
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        metadata[CellMetadata.Tags] = new JsonArray([.. tags.Where(tag => tag.Text() != Tag).Select(tag => tag?.DeepClone())]);
        return cell with { Metadata = metadata, Source = Markers.Read(cell.Source).Parameters ? cell.Source : $"{Marker}\n{cell.Source}" };
    }
}
