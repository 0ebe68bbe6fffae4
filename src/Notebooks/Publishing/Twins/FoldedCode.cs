using System.Text.Json.Nodes;
using Notebooks.Formats;

namespace Notebooks.Publishing.Twins;

/// <summary>Folds the code of checks of exercises, because it shows every hint. JupyterLab and nbconvert understand this; VS Code shows the code.</summary>
internal static class FoldedCode
{
    /// <summary>The metadata of a cell in a twin.</summary>
    /// <param name="cell">The cell of the source.</param>
    public static JsonObject MetadataOf(Cell cell)
    {
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        if (cell.Kind != CellKind.Code || Markers.Read(cell.Source).Check is null) return metadata;
        // Another tool's value under this key is not replaced.
        metadata[CellMetadata.Jupyter] ??= new JsonObject();
        if (metadata[CellMetadata.Jupyter] is JsonObject jupyter) jupyter[CellMetadata.SourceHidden] = true;
        return metadata;
    }
}
