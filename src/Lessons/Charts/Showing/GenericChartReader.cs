using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lessons.Charts;

/// <summary>Reads a chart of Plotly.NET.</summary>
internal static partial class GenericChartReader
{
    // Plotly.NET gives this size to every chart whose author sets none. It does not suit a page of unknown width.
    private const int NoSize = 600;

    /// <summary>The figure of a chart, and its text.</summary>
    /// <param name="chart">A <c>Plotly.NET.GenericChart</c>.</param>
    public static ShownChart Read(object chart)
    {
        var type = chart.GetType().BaseType!;
        var layout = Properties(Get(type, "getLayout", chart));
        var theme = ThemeOf(type.Assembly, layout.GetValueOrDefault("template"));
        var meta = layout.GetValueOrDefault("meta") is { } own ? Properties(own) : [];
        var known = meta.GetValueOrDefault("inWords") is string words
            ? new KnownWords(words, meta.GetValueOrDefault("title") as string, Texts(meta.GetValueOrDefault("toldTraces")), Texts(meta.GetValueOrDefault("toldNotes")))
            : null;
        var sentences = known is null ? [] : Texts(meta.GetValueOrDefault("sentences"));
        foreach (var name in (string[])["width", "height"])
            if (layout.GetValueOrDefault(name) is NoSize) layout.Remove(name);
        if (known is not null)
        {
            // A figure of the lessons needs no theme, even when it was combined with other charts.
            theme = theme == Theme.House ? Theme.Complete : theme;
            layout.TryAdd("height", meta.GetValueOrDefault("height"));
            layout.Remove("meta");
            // A figure of the lessons brings sentences, and data for timeline.js.
            if (meta.GetValueOrDefault("tools") is { } tools) layout["meta"] = tools;
        }
        if (theme == Theme.Complete)
        {
            layout.Remove("template");
            HouseTheme.Title(layout);
        }
        layout.TryAdd("autosize", !layout.ContainsKey("width"));
        var height = layout.GetValueOrDefault("height") is { } given ? Convert.ToInt32(given, System.Globalization.CultureInfo.InvariantCulture) : HouseTheme.Height;
        layout["height"] = height;
        if (theme == Theme.House) HouseTheme.Dress(layout, height);

        var json = Json(writer =>
        {
            var values = new ObjectWriter(writer, theme == Theme.Own ? Lower : Opaque);
            writer.WriteStartObject();
            writer.WritePropertyName("data");
            values.Write(Get(type, "getTraces", chart));
            writer.WritePropertyName("layout");
            values.Write(layout);
            writer.WritePropertyName("config");
            values.Write(new Dictionary<string, object?>(Properties(Get(type, "getConfig", chart))) { ["displaylogo"] = false });
            writer.WriteEndObject();
        });
        using var figure = JsonDocument.Parse(json);
        return new(json, ChartInWords.Of(figure.RootElement, known), height, theme == Theme.Own) { Sentences = sentences };
    }

    private enum Theme
    {
        /// <summary>The author names no theme, so the chart gets the theme of the lessons.</summary>
        House,

        /// <summary>A figure of the lessons, complete as it is.</summary>
        Complete,

        /// <summary>The author's own theme.</summary>
        Own,
    }

    private static Theme ThemeOf(Assembly library, object? template)
    {
        if (template is null) return Theme.House;

        var json = Json(writer => new ObjectWriter(writer, word => word).Write(template));
        if (json == "{}") return Theme.Complete;

        // The package gives its default theme to every chart whose author names none.
        var usual = library.GetType("Plotly.NET.ChartTemplates")?.GetProperty("plotly")?.GetValue(null);
        return usual is not null && json == Json(writer => new ObjectWriter(writer, word => word).Write(usual)) ? Theme.House : Theme.Own;
    }

    private static string[] Texts(object? value) => value is System.Collections.IEnumerable items ? [.. items.Cast<object>().Select(item => $"{item}")] : [];

    private static object Get(Type type, string what, object chart) =>
        type.GetMethod(what, BindingFlags.Public | BindingFlags.Static)?.Invoke(null, [chart])
        ?? throw new NotSupportedException($"{type.Assembly.GetName().Name} {type.Assembly.GetName().Version} has no GenericChart.{what}: charts are shown with version 5 and later.");

    private static Dictionary<string, object?> Properties(object value) =>
        ObjectWriter.PropertiesOf(value).ToDictionary(property => property.Name, property => property.Value);

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) write(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Opaque colours in the spelling of the palette, so that colours of the palette follow a dark page.</summary>
    private static string Opaque(string word)
    {
        if (Hex().IsMatch(word)) return word.ToUpperInvariant();
        if (Rgb().Match(word) is not { Success: true } colour) return word;

        return "#" + string.Concat(colour.Groups.Values.Skip(1).Select(part => int.Parse(part.ValueSpan, System.Globalization.CultureInfo.InvariantCulture).ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Never in the spelling of the palette: a page must not take the author's colour for the palette's.</summary>
    private static string Lower(string word) => Hex().IsMatch(word) ? word.ToLowerInvariant() : word;

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex Hex();

    [GeneratedRegex(@"^rgba\((\d{1,3}), (\d{1,3}), (\d{1,3}), 1\.0\)$")]
    private static partial Regex Rgb();
}
