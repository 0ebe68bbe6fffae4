using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lessons.Charts;

/// <summary>Describes a plotly.js figure in plain text.</summary>
internal static partial class ChartInWords
{
    /// <summary>The text of a figure.</summary>
    /// <param name="figure">An object of <c>data</c> and <c>layout</c>.</param>
    /// <param name="known">A lesson figure's own words, or null. With them, only additions to the figure are told.</param>
    public static string Of(JsonElement figure, KnownWords? known = null)
    {
        var layout = figure.GetProperty("layout");
        var text = new StringBuilder();
        if (Words(layout, "title") is { } title && (known?.Title is null || title != Plain(known.Title))) Line(text, title);
        if (known is null) Line(text, Axes(layout));
        if (text.Length > 0) text.Append('\n');
        text.Append(known?.Text);
        var traces = figure.GetProperty("data").EnumerateArray().Where(Added<JsonElement>(known?.Traces, trace => Series.Word(trace, "name"))).Where(trace => Series.Word(trace, "visible") != "false").Select(Series.Of).ToArray();
        foreach (var line in SeriesInWords.Of(traces)) Line(text, line);
        foreach (var note in Notes(layout).Where(Added<string>(known?.Annotations, note => note)).Select(Plain).Where(note => note.Length > 0)) Line(text, "※ " + note);
        return text.ToString();
    }

    private static string Axes(JsonElement layout) =>
        string.Join(" · ", new[] { ("→", "xaxis"), ("↑", "yaxis") }
            .Where(axis => layout.TryGetProperty(axis.Item2, out _))
            .Select(axis => (Arrow: axis.Item1, Words: Words(layout.GetProperty(axis.Item2), "title")))
            .Where(axis => axis.Words is not null)
            .Select(axis => $"{axis.Arrow} {axis.Words}"));

    private static IEnumerable<string> Notes(JsonElement layout) =>
        layout.TryGetProperty("annotations", out var notes) && notes.ValueKind == JsonValueKind.Array ? notes.EnumerateArray().Select(note => Series.Word(note, "text")) : [];

    /// <summary>Selects the items that are not told yet. Of items with the same name, the first ones count as told.</summary>
    private static Func<T, bool> Added<T>(string[]? known, Func<T, string> name)
    {
        List<string> left = [.. known ?? []];
        return one => !left.Remove(name(one));
    }

    private static string? Words(JsonElement holder, string name)
    {
        if (!holder.TryGetProperty(name, out var title)) return null;

        var words = Plain(title.ValueKind == JsonValueKind.Object ? Series.Word(title, "text") : title.ToString());
        return words.Length > 0 ? words : null;
    }

    // A text of plotly.js may contain a few tags of HTML.
    private static string Plain(string text) => System.Net.WebUtility.HtmlDecode(Tags().Replace(text.Replace("<br>", " "), ""));

    private static void Line(StringBuilder text, string line)
    {
        if (line.Length > 0) text.Append(line.TrimEnd()).Append('\n');
    }

    [GeneratedRegex("</?[a-zA-Z][^>]*>")]
    private static partial Regex Tags();
}
