using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text;
using Notebooks.Formats;
using Notebooks.Formats.Terminal;
using Notebooks.Protocol;
using Notebooks.Publishing;
using Notebooks.Running;

namespace Notebooks.Book.Outputs;

/// <summary>The outputs of a cell as HTML.</summary>
internal static partial class OutputHtml
{
    // The first lines of a stack trace are enough for a reader.
    private const int ErrorLines = 8;

    public static string Of(IEnumerable<JsonObject> outputs)
    {
        var html = new StringBuilder();
        List<JsonObject> claims = [];
        foreach (var output in outputs)
        {
            if (output["data"]?[MimeTypes.Claim] is JsonObject claim)
            {
                claims.Add(claim);
                continue;
            }

            html.Append(Claims(claims)).Append(One(output));
            claims.Clear();
        }

        return html.Append(Claims(claims)).ToString();
    }

    private static string One(JsonObject output) => $"{output["output_type"]}" switch
    {
        "stream" => Text(Joined(output["text"]), $"{output["name"]}" == "stderr" ? "output stderr" : "output", "Output"),
        "error" => Text(string.Join('\n', (output["traceback"] as JsonArray ?? []).SelectMany(l => $"{l}".Split('\n')).Take(ErrorLines)), "output error", "Exception"),
        _ when Published.FigureOf(output) is { } figure => ChartHtml.Of(figure, Joined(output["data"]![MimeTypes.Plain])),
        _ when output["data"] is JsonObject data => Value(data),
        _ => "",
    };

    private static string Value(JsonObject data)
    {
        if (data[MimeTypes.Html] is { } html && Unwanted.Replace(Joined(html), "").Replace("\0", "").Trim() is { Length: > 0 } markup)
            return $"<div class=\"output value\" tabindex=\"0\" role=\"group\" aria-label=\"Value\">{markup}</div>\n";
        var image = data.FirstOrDefault(d => d.Key.StartsWith("image/", StringComparison.Ordinal) && d.Key != "image/svg+xml");
        if (image.Key is not null)
            return $"<p class=\"output\"><img src=\"data:{image.Key};base64,{Joined(image.Value).ReplaceLineEndings("")}\" alt=\"{WebUtility.HtmlEncode(Joined(data[MimeTypes.Plain]))}\"></p>\n";
        return data[MimeTypes.Plain] is { } plain ? Text(Joined(plain), "output", "Value") : "";
    }

    private static string Text(string text, string classes, string label) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"<pre class=\"{classes}\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\">{WebUtility.HtmlEncode(TerminalText.Plain(text).ReplaceLineEndings("\n").TrimEnd('\n'))}</pre>\n";

    private static string Claims(List<JsonObject> claims) => claims.Count == 0 ? ""
        : $"<ul class=\"claims\">{string.Concat(claims.Select(Claim))}</ul>\n";

    private static string Claim(JsonObject claim)
    {
        var (text, actual, expected) = (Encode(claim["claim"]), Encode(claim["actual"]), Encode(claim["expected"]));
        var holds = claim["passed"]?.GetValue<bool>() == true;
        return $"<li class=\"{(holds ? "holds" : "fails")}\"><span class=\"sign\" role=\"img\" aria-label=\"{(holds ? "holds" : "does not hold")}\">{(holds ? "✔" : "✘")}</span> "
            + $"<span>{text}: <b>{actual}</b>{(actual == expected ? "" : $" <span class=\"expected\">({expected})</span>")}{Likely(claim, holds)}</span></li>\n";
    }

    // A lesson that ran in the book has no claim that fails, but a reader's own answer may.
    private static string Likely(JsonObject claim, bool holds) =>
        holds || claim["likely"] is null ? "" : $"<br><em class=\"likely\">Likely: {Encode(claim["likely"])}.</em>";

    private static string Encode(JsonNode? text) => WebUtility.HtmlEncode($"{text}");

    /// <summary>Text is stored as a string or as a list of lines.</summary>
    private static string Joined(JsonNode? value) => value is JsonArray lines ? string.Concat(lines.Select(l => $"{l}")) : $"{value}";

    // The formatters' own style sheets and scripts are removed, because the page has its own. Without backtracking, a text is
    // read only once, even if it begins a thousand of them and ends none.
    private static readonly Regex Unwanted = new(@"<style\b.*?</style>|<script\b.*?</script>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
}
