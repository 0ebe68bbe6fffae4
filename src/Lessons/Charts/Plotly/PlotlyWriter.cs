using System.Text.Json;

namespace Lessons.Charts.Plotly;

/// <summary>A part of a figure that knows its properties.</summary>
internal interface IPlotly
{
    void Write(PlotlyWriter json);
}

/// <summary>
/// Writes properties as plotly.js reads them, without null values. The writer is handmade, because the first figure of a
/// process would otherwise wait a tenth of a second until a serializer has studied the types.
/// </summary>
internal sealed class PlotlyWriter(Utf8JsonWriter json)
{
    public void Put(string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    public void Put(string name, bool? value)
    {
        if (value is { } known) json.WriteBoolean(name, known);
    }

    public void Put(string name, double? value)
    {
        if (value is not { } known) return;
        json.WritePropertyName(name);
        Number(known);
    }

    public void Put(string name, double[]? values)
    {
        if (values is null) return;
        json.WriteStartArray(name);
        foreach (var value in values) Number(value);
        json.WriteEndArray();
    }

    public void Put(string name, string[]? values)
    {
        if (values is null) return;
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public void Put(string name, IPlotly? value)
    {
        if (value is null) return;
        json.WritePropertyName(name);
        Write(value);
    }

    public void Put(string name, IReadOnlyList<IPlotly>? values)
    {
        if (values is null) return;
        json.WriteStartArray(name);
        foreach (var value in values) Write(value);
        json.WriteEndArray();
    }

    public void Write(IPlotly value)
    {
        json.WriteStartObject();
        value.Write(this);
        json.WriteEndObject();
    }

    /// <summary>Rounds finer than a pixel: to 0.01 ms, or to 0.0001 of the page's size. NaN is the gap in a line.</summary>
    private void Number(double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(Math.Round(value, Math.Abs(value) <= 1 ? 4 : 2) + 0.0);
        else json.WriteNullValue();
    }
}
