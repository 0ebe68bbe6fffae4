using System.Net;

namespace Lessons.Charts;

/// <summary>A chart for a front end without plotly.js. It loads the library once per page. Until then, text is shown.</summary>
internal static class ChartHtml
{
    private static readonly Lazy<string> Script = new(() => Resources.Read("chart.js"));
    private static readonly Lazy<string> Narrow = new(() => Resources.Read("narrow.js"));

    public static string Of(ShownChart chart)
    {
        var id = $"chart-{Guid.NewGuid():N}";
        var swaps = "{" + (chart.OwnTheme ? "" : string.Join(",", Palette.Dark.Swaps.Select(swap => $"\"{swap.Light}\":\"{swap.Dark}\""))) + "}";
        return $"""
            <div id="{id}" style="min-height:{chart.Height}px"><pre style="overflow-x:auto;line-height:1.2">{WebUtility.HtmlEncode(chart.PlainText)}</pre></div>{Folded(chart.Sentences)}
            <script>
            ({Script.Value.Trim()})("{id}", {InScript(chart.Json)}, {Narrow.Value.Trim()}, {swaps});
            </script>
            """;
    }

    private static string Folded(IReadOnlyList<string> sentences) => sentences.Count == 0 ? ""
        : $"\n<details><summary>In sentences</summary><ul>{string.Concat(sentences.Select(sentence => $"<li>{WebUtility.HtmlEncode(sentence)}</li>"))}</ul></details>";

    /// <summary>Escapes each "less than", which is valid in JSON, because a title may hold <c>&lt;/script&gt;</c>.</summary>
    private static string InScript(string json) => json.Replace("<", "\\u003c").Replace("\u2028", "\\u2028").Replace("\u2029", "\\u2029");
}
