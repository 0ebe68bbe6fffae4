using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lessons.Charts.Plotly;

/// <summary>Writes figures as plotly.js reads them.</summary>
internal static class PlotlyJson
{
    // The modebar has only the buttons that are useful when an axis zooms only in time.
    private const string Config = """
        {"responsive":true,"displaylogo":false,"modeBarButtons":[["toImage","zoom2d","pan2d","resetScale2d"]]}
        """;

    public static string Write(IReadOnlyList<Trace> data, Layout layout)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var writer = new PlotlyWriter(json);
            json.WriteStartObject();
            writer.Put("data", data);
            writer.Put("layout", layout);
            json.WritePropertyName("config");
            json.WriteRawValue(Config);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
