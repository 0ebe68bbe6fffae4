using System.Net;

namespace Lessons.Charts;

/// <summary>A figure for a front end that knows HTML and no plotly.js: it loads the library once per page, and until then shows the text.</summary>
internal static class ChartHtml
{
    private static readonly Lazy<string> Script = new(() =>
    {
        using var stream = typeof(ChartHtml).Assembly.GetManifestResourceStream("Lessons.Charts.chart.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Of(Figure figure)
    {
        var id = $"chart-{Guid.NewGuid():N}";
        var swaps = "{" + string.Join(",", Palette.Dark.Swaps.Select(swap => $"\"{swap.Light}\":\"{swap.Dark}\"")) + "}";
        return $"""
            <div id="{id}" style="min-height:{figure.Height}px"><pre style="overflow-x:auto;line-height:1.2">{WebUtility.HtmlEncode(figure.PlainText)}</pre></div>
            <script>
            ({Script.Value.Trim()})("{id}", {InScript(figure.ToJson())}, {swaps});
            </script>
            """;
    }

    /// <summary>A title may hold <c>&lt;/script&gt;</c>; an escaped "less than" means the same in JSON and ends nothing.</summary>
    private static string InScript(string json) => json.Replace("<", "\\u003c").Replace("\u2028", "\\u2028").Replace("\u2029", "\\u2029");
}
