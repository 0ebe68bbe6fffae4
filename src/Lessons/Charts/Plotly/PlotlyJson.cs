using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lessons.Charts.Plotly;

/// <summary>Writes figures as plotly.js reads them.</summary>
internal static class PlotlyJson
{
    // The modebar keeps what works on an axis that only zooms in time.
    private static readonly object Config = new
    {
        responsive = true,
        displaylogo = false,
        modeBarButtons = new[] { new[] { "toImage", "zoom2d", "pan2d", "resetScale2d" } },
    };

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = new LowerCase(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FewDecimals() },
    };

    public static string Write(IReadOnlyList<Trace> data, Layout layout) => $$"""
        {"data":{{JsonSerializer.Serialize(data, Options)}},"layout":{{JsonSerializer.Serialize(layout, Options)}},"config":{{JsonSerializer.Serialize(Config)}}}
        """;

    private sealed class LowerCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToLowerInvariant();
    }

    /// <summary>A hundredth of a millisecond is finer than any pixel, but not a hundredth of the page; NaN is the gap in a line.</summary>
    private sealed class FewDecimals : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(Math.Round(value, Math.Abs(value) <= 1 ? 4 : 2) + 0.0);
            else writer.WriteNullValue();
        }
    }
}
