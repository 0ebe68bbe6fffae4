using System.Text.Json.Nodes;
using System.Text.Json;
using Notebooks.Formats;
using Notebooks.Protocol;

namespace Notebooks.Reporting.Html;

/// <summary>An nbformat output as a piece of the page.</summary>
internal static class ShownOutput
{
    /// <param name="output">The output, as an <c>.ipynb</c> stores it.</param>
    /// <param name="library">Gets the outputs that need plotly.js.</param>
    public static string Of(JsonObject output, FigureLibrary library) => $"{output["output_type"]}" switch
    {
        "stream" => $"<pre class=\"{($"{output["name"]}" == "stderr" ? "stderr" : "stdout")}\">{Markup.Console(Joined(output["text"]))}</pre>\n",
        "error" => $"<pre class=\"stderr\">{Markup.Console(output["traceback"] is JsonArray { Count: > 0 } lines ? string.Join('\n', lines.Select(l => $"{l}")) : $"{output["ename"]}: {output["evalue"]}")}</pre>\n",
        _ when output["data"] is JsonObject data => Shown(data, library),
        _ => "",
    };

    private static string Shown(JsonObject data, FigureLibrary library)
    {
        var plain = Joined(data[MimeTypes.Plain]);
        var html = data.ContainsKey(MimeTypes.Html) ? Joined(data[MimeTypes.Html]) : null;
        // Figures and claims are stored as data, too. They need no frame, so they are preferred to their HTML.
        if (data[MimeTypes.Plotly] is JsonObject figure)
        {
            library.Add(figure);
            return Markup.Figure(figure, plain);
        }
        if (ReportedClaim.Read(data) is { } claim) return $"<p class=\"claim {(claim.Passed ? "passed" : "failed")}\">{Markup.Claim(claim)}</p>\n";
        if (html is not null)
        {
            if (html.Contains("Plotly", StringComparison.Ordinal)) library.AddUnknown();
            return Markup.Foreign(html, plain.Length > 0 ? plain : html);
        }
        if (data["image/svg+xml"] is { } svg) return Image("image/svg+xml", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Joined(svg))), plain);
        if (data.FirstOrDefault(d => d.Key is "image/png" or "image/jpeg" or "image/gif" or "image/webp") is { Key: { } type, Value: { } image })
            return Image(type, Joined(image).ReplaceLineEndings(""), plain);
        if (data[MimeTypes.Markdown] is { } markdown) return Markup.Prose(new Prose(_ => null).Html(Joined(markdown)), Joined(markdown));
        return $"<pre class=\"stdout\">{Markup.Console(plain.Length > 0 ? plain : data.FirstOrDefault() is { Value: { } first } ? Joined(first) : "")}</pre>\n";
    }

    private static string Image(string type, string base64, string alternative) =>
        $"<p class=\"shown\"><img src=\"data:{Markup.Text(type)};base64,{Markup.Text(base64)}\" alt=\"{Markup.Text(alternative)}\"></p>\n";

    /// <summary>Text is stored as a string or as a list of lines; JSON types are stored as JSON.</summary>
    private static string Joined(JsonNode? value) => value switch
    {
        null => "",
        JsonArray lines when lines.All(l => l?.GetValueKind() == JsonValueKind.String) => string.Concat(lines.Select(l => l!.GetValue<string>())),
        JsonValue text when text.TryGetValue<string>(out var single) => single,
        _ => value.ToJsonString(new JsonSerializerOptions { WriteIndented = true, MaxDepth = Json.MaxDepth }),
    };
}
