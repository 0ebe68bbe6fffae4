using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Protocol;

namespace Notebooks.Publishing;

/// <summary>What of an executed notebook is for readers.</summary>
public static class Published
{
    /// <summary>Whether the outputs of a cell belong to what it shows. A run puts the solution in the place of an exercise: what came of it would give the answer away.</summary>
    /// <param name="source">The cell as its author wrote it.</param>
    public static bool ShowsOutputs(Cell source) =>
        source.Kind == CellKind.Code && Markers.Read(source.Source) is { Exercise: null, Check: null };

    /// <summary>The figure of an output, or null.</summary>
    /// <param name="output">An nbformat output.</param>
    public static JsonObject? FigureOf(JsonObject output) => output["data"]?[MimeTypes.Plotly] as JsonObject;
}
