using System.Text.Json.Nodes;
using Notebooks.Formats;

namespace Notebooks.Publishing.Twins;

/// <summary>
/// The metadata that folds the outputs of a cell. JupyterLab reads it, and shows the outputs on a click, or when the cell runs;
/// <c>collapsed</c> is what older front ends read, and JupyterLab keeps both the same. VS Code and GitHub show all outputs,
/// whatever a file says.
/// </summary>
internal static class OutputCover
{
    private const string Collapsed = "collapsed", Jupyter = "jupyter", Hidden = "outputs_hidden";

    /// <summary>The metadata of a cell with its outputs folded, in the order in which Jupyter writes it.</summary>
    public static JsonObject Over(Cell cell)
    {
        var metadata = (JsonObject)CellMetadata.Of(cell).DeepClone();
        metadata[Collapsed] = true;
        if (metadata[Jupyter] is not JsonObject) metadata[Jupyter] = new JsonObject();
        metadata[Jupyter]![Hidden] = true;
        return new(metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
    }

    /// <summary>The metadata of a cell without any word of folded outputs: how a reader left a twin is nothing of its source.</summary>
    public static JsonObject Without(JsonObject metadata)
    {
        var left = (JsonObject)metadata.DeepClone();
        left.Remove(Collapsed);
        if (left[Jupyter] is not JsonObject jupyter) return left;
        jupyter.Remove(Hidden);
        if (jupyter.Count == 0) left.Remove(Jupyter);
        return left;
    }
}
