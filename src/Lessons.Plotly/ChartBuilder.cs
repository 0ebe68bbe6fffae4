using System.Text.Json;
using DynamicObj;
using Lessons.Charts;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using Figure = Lessons.Charts.Figure;

namespace Lessons.Plotly;

/// <summary>Builds Plotly.NET's objects from plotly.js JSON, with the types that its functions look for. They would replace other objects.</summary>
internal static class ChartBuilder
{
    public static GenericChart Of(Figure figure)
    {
        using var json = JsonDocument.Parse(figure.ToJson());
        var traces = json.RootElement.GetProperty("data").EnumerateArray()
            .Select(trace => Fill<Trace>(new Trace2D(trace.GetProperty("type").GetString()!), trace, except: "type"));
        var layout = Fill(new Layout(), json.RootElement.GetProperty("layout"));
        // The figure is complete, so an empty theme shows it as it is.
        layout.SetProperty("template", new Template());
        var known = Fill(new DynamicObj.DynamicObj(), Known(figure, json.RootElement));
        // Its sentences, and what our script has to know, stay with the figure.
        if (json.RootElement.GetProperty("layout").TryGetProperty("meta", out var tools)) known.SetProperty("tools", Fill(new DynamicObj.DynamicObj(), tools));
        layout.SetProperty("meta", known);
        return GenericChart.NewMultiChart(ListModule.OfSeq(traces), layout, Fill(new Config(), json.RootElement.GetProperty("config")), Defaults.DefaultDisplayOptions);
    }

    /// <summary>Facts that a chart does not contain: the figure in words, and which parts of it the words cover.</summary>
    private static JsonElement Known(Figure figure, JsonElement json) => JsonSerializer.SerializeToElement(new
    {
        inWords = figure.PlainText,
        height = figure.Height,
        title = json.GetProperty("layout").GetProperty("title").GetProperty("text").GetString(),
        sentences = json.GetProperty("layout").TryGetProperty("meta", out var meta) && meta.TryGetProperty("sentences", out var sentences) ? sentences.EnumerateArray().Select(sentence => sentence.GetString()) : [],
        toldTraces = json.GetProperty("data").EnumerateArray().Select(trace => trace.TryGetProperty("name", out var name) ? name.GetString() : ""),
        toldNotes = json.GetProperty("layout").TryGetProperty("annotations", out var notes) ? notes.EnumerateArray().Select(note => note.GetProperty("text").GetString()) : [],
    });

    private static T Fill<T>(T target, JsonElement json, string? except = null) where T : DynamicObj.DynamicObj
    {
        foreach (var property in json.EnumerateObject())
            if (property.Name != except) target.SetProperty(property.Name, Value(property.Name, property.Value));
        return target;
    }

    private static object? Value(string name, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Fill(Empty(name), json),
        JsonValueKind.Array when name == "annotations" => json.EnumerateArray().Select(note => Fill(new Annotation(), note)).ToArray(),
        JsonValueKind.Array => Items(name, [.. json.EnumerateArray()]),
        JsonValueKind.Number => json.TryGetInt32(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object Items(string name, JsonElement[] items) =>
        items.All(item => item.ValueKind is JsonValueKind.Number or JsonValueKind.Null)
            ? items.Select(item => item.ValueKind == JsonValueKind.Null ? double.NaN : item.GetDouble()).ToArray()
            : items.Select(item => Value(name, item)).ToArray();

    private static DynamicObj.DynamicObj Empty(string name) => name switch
    {
        "title" => new Title(),
        "font" or "tickfont" or "textfont" or "insidetextfont" => new Font(),
        "marker" => new Marker(),
        "line" => new Line(),
        "pattern" or "fillpattern" => new Pattern(),
        "legend" => new Legend(),
        "margin" => new Margin(),
        "hoverlabel" => new Hoverlabel(),
        "modebar" => new ModeBar(),
        "uniformtext" => new UniformText(),
        _ when name.StartsWith("xaxis", StringComparison.Ordinal) || name.StartsWith("yaxis", StringComparison.Ordinal) => new LinearAxis(),
        _ => new DynamicObj.DynamicObj(),
    };
}
