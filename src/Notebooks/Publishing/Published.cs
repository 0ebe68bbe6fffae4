using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Protocol;

namespace Notebooks.Publishing;

/// <summary>The parts of an executed notebook that are for readers.</summary>
public static class Published
{
    /// <summary>Whether readers see the outputs of a cell. A run replaces an exercise by its solution, so its outputs would give the answer away.</summary>
    /// <param name="source">The cell as its author wrote it.</param>
    public static bool ShowsOutputs(Cell source) =>
        source.Kind == CellKind.Code && Markers.Read(source.Source) is { Exercise: null, Check: null };

    /// <summary>The figure of an output, or null.</summary>
    /// <param name="output">An nbformat output.</param>
    public static JsonObject? FigureOf(JsonObject output) => output["data"]?[MimeTypes.Plotly] as JsonObject;
}
