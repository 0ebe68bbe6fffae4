using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks.Formats;
using Notebooks.Reporting;

namespace Notebooks.Book.Outputs;

/// <summary>A figure on a page: its title and verdict as text, a place where plotly.js draws it, and the figure in words.</summary>
internal static partial class ChartHtml
{
    // The space that stays above the plots when the title is not drawn.
    private const int Air = 16;

    private const int TitleLine = 20, SubtitleLine = 18, Above = 30;

    private const int RemarkLine = 16;

    public static string Of(JsonObject figure, string words)
    {
        var drawn = (JsonObject)figure.DeepClone();
        var (title, verdict) = TakeTitle(drawn);
        var (counts, remarks) = TakeWords(drawn);
        var sentences = TakeSentences(drawn);
        var height = drawn["layout"]?["height"]?.GetValue<double>() ?? 400;
        return $"""
            <figure class="chart" data-library="{FigureLibrary.For(figure)}" style="--height:{height:0}px">
            <figcaption><b>{title}</b>{(verdict.Length > 0 ? $"<span>{verdict}</span>" : "")}</figcaption>
            <div class="plot" role="img" aria-label="{Label(title, verdict)}"></div>
            <script type="application/json">{drawn.ToJsonString(Readable).Replace("<", "\\u003c")}</script>
            {(counts.Length > 0 ? $"<p class=\"counts\">{counts}</p>" : "")}
            {(remarks.Length > 0 ? $"<ul class=\"remarks\">{string.Concat(remarks.Select(r => $"<li>{r}</li>"))}</ul>" : "")}
            {(sentences.Length > 0 ? $"<details class=\"sentences\"><summary>The same in sentences</summary><ul>{string.Concat(sentences.Select(s => $"<li>{Code().Replace(WebUtility.HtmlEncode(s), "<b>$1</b>")}</li>"))}</ul></details>" : "")}
            {(words.Length > 0 ? $"<details class=\"words\"><summary>The same in words</summary><pre tabindex=\"0\" role=\"group\" aria-label=\"Timeline in words\">{WebUtility.HtmlEncode(words.TrimEnd())}</pre></details>" : "")}
            </figure>

            """;
    }

    private static System.Text.Json.JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Json.MaxDepth };

    /// <summary>Takes the title out of a figure. Unlike a drawn title, text of the page wraps, can be selected, and is read aloud.</summary>
    private static (string Title, string Verdict) TakeTitle(JsonObject figure)
    {
        if (figure["layout"] is not JsonObject layout || $"{layout["title"]?["text"]}" is not { Length: > 0 } text) return ("Chart", "");
        layout.Remove("title");
        string[] lines = text.Split("<br>");
        var titles = lines.Where(l => l.StartsWith("<b>", StringComparison.Ordinal)).ToArray();
        // In a chart with a theme of its own, no line of the title need be bold.
        if (titles.Length == 0) titles = lines[..1];
        var verdict = string.Join(" ", lines.Except(titles));
        if (layout["margin"]?["t"]?.GetValue<double>() is { } top && layout["height"]?.GetValue<double>() is { } height)
        {
            var less = Math.Max(0, Math.Min(top, Above + (titles.Length * TitleLine) + (verdict.Length > 0 ? SubtitleLine : 0)) - Air);
            layout["margin"]!["t"] = top - less;
            layout["height"] = height - less;
        }

        return (Tags().Replace(string.Join(" ", titles), ""), Tags().Replace(verdict, ""));
    }

    /// <summary>
    /// Takes the words out of a timeline: the sentences about what it does not draw, and the remarks. They are above its
    /// legend, with line breaks for a wide page.
    /// </summary>
    private static (string Sentences, string[] Remarks) TakeWords(JsonObject figure)
    {
        if (figure["layout"]?["legend"] is not JsonObject legend || $"{legend["title"]?["text"]}" is not { Length: > 0 } text) return ("", []);
        legend.Remove("title");
        string[] lines = [.. text.Split("<br>").Where(line => Tags().Replace(line, "").Trim().Length > 0)];
        figure["layout"]!["height"] = (figure["layout"]!["height"]?.GetValue<double>() ?? 0) - ((lines.Length + 1) * RemarkLine);
        // The sign begins a remark. A line without the sign continues the remark. What stands before the first sign is no remark.
        string[] parts = [.. string.Join(' ', lines).Split('⚠').Select(r => Spaces().Replace(Tags().Replace(Bold().Replace(r, "\u0001$1\u0002"), ""), " ").Trim().Replace("\u0001", "<b>").Replace("\u0002", "</b>"))];
        return (parts[0], parts[1..]);
    }

    /// <summary>Takes out the sentences, which plotly.js does not draw.</summary>
    private static string[] TakeSentences(JsonObject figure)
    {
        if (figure["layout"] is not JsonObject layout || layout["meta"] is not JsonObject meta || meta["sentences"] is not JsonArray sentences) return [];
        meta.Remove("sentences");
        if (meta.Count == 0) layout.Remove("meta");
        return [.. sentences.Select(sentence => $"{sentence}")];
    }

    // The texts are HTML for plotly.js. Names in them are escaped already, but quotes are not.
    private static string Label(string title, string verdict) => $"{title}. {verdict}".Replace("\"", "&quot;");

    [GeneratedRegex("`([^`]{0,500})`")]
    private static partial Regex Code();

    [GeneratedRegex("<b>(.{0,500}?)</b>")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // The length is bounded, as in Bold, because the text of a notebook may begin a thousand tags and end none.
    [GeneratedRegex("</?[a-zA-Z][^>]{0,500}>")]
    private static partial Regex Tags();
}
