using System.Text.Json.Nodes;

namespace Notebooks.Reporting;

/// <summary>Which file of plotly.js a page needs: the small one draws the lessons' figures, the large one everything.</summary>
public sealed class FigureLibrary
{
    /// <summary>It draws scatter, bar and pie.</summary>
    public const string Basic = "plotly-basic.min.js";

    /// <summary>It draws everything.</summary>
    public const string Full = "plotly.min.js";

    /// <summary>Our own script: what a reader can do with a timeline.</summary>
    public const string Timeline = "timeline.js";

    private static readonly string[] BasicTypes = ["scatter", "bar", "pie"];

    /// <summary>The file that draws all added figures, or null when there are none.</summary>
    public string? File { get; private set; }

    /// <summary>The file that draws figures.</summary>
    /// <param name="figures">Objects of <c>data</c> and <c>layout</c>.</param>
    public static string For(params IEnumerable<JsonObject> figures)
    {
        var library = new FigureLibrary();
        foreach (var figure in figures) library.Add(figure);
        return library.File ?? Basic;
    }

    /// <summary>Adds a figure.</summary>
    /// <param name="figure">An object of <c>data</c> and <c>layout</c>.</param>
    public void Add(JsonObject figure)
    {
        var known = figure["data"] is not JsonArray traces || traces.All(trace => trace is JsonObject { } one && BasicTypes.Contains(one["type"] is null ? "scatter" : $"{one["type"]}"));
        File = known ? File ?? Basic : Full;
    }

    /// <summary>Adds markup that draws something unknown with plotly.js.</summary>
    public void AddUnknown() => File ??= Basic;
}
