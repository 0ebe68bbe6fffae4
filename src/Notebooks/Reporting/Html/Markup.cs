using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks.Formats;
using Notebooks.Formats.Terminal;
using Notebooks.Running;

namespace Notebooks.Reporting.Html;

/// <summary>Turns text, numbers and foreign markup into markup of the page.</summary>
internal static partial class Markup
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Json.MaxDepth };

    /// <summary>Text with a dot for each control character, because HTML does not allow them.</summary>
    public static string Text(string text) =>
        (text.Any(IsForbidden) ? string.Concat(text.Select(c => IsForbidden(c) ? '·' : c)) : text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    /// <summary>Console text as a terminal shows it in the end, without its colours.</summary>
    public static string Console(string text) => Text(TerminalText.Plain(text));

    public static string Seconds(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.00} s");

    public static string Duration(double milliseconds) => milliseconds < 60_000
        ? Seconds(milliseconds)
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(milliseconds / 60_000):0} min {milliseconds % 60_000 / 1000:00} s");

    public static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Passed => """<span class="mark passed" role="img" aria-label="passed">✔</span>""",
        Verdict.Failed => """<span class="mark failed" role="img" aria-label="failed">✘</span>""",
        _ => """<span class="mark" role="img" aria-label="not run">–</span>""",
    };

    /// <summary>A claim as a line of text.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="link">The target of a link on its sentence, or null.</param>
    public static string Claim(ReportedClaim claim, string? link = null)
    {
        var sentence = link is null ? Text(claim.Claim) : $"<a href=\"{Text(link)}\">{Text(claim.Claim)}</a>";
        var expected = claim.Actual == claim.Expected ? "" : $" <span class=\"quiet\">({(claim.Passed ? "" : "expected ")}{Text(claim.Expected)})</span>";
        var likely = claim.Likely is null ? "" : $"<br><em>Likely:</em> {Text(claim.Likely)}";
        return $"{Mark(claim.Passed ? Verdict.Passed : Verdict.Failed)} {sentence}: <strong>{Text(claim.Actual)}</strong>{expected}{likely}";
    }

    /// <summary>
    /// Markup that <see cref="Html.Prose"/> has made of Markdown. It is stored as a string, which report.js puts in place,
    /// because an element that it leaves open must not swallow the rest of the page.
    /// </summary>
    /// <param name="html">The markup. It contains no code that runs.</param>
    /// <param name="instead">The text that is shown when scripts do not run.</param>
    public static string Prose(string html, string instead) => Late(JsonSerializer.Serialize(html, Readable), instead, "prose", "prose");

    /// <summary>
    /// Markup that a notebook has put out. It may contain scripts, so report.js puts it into a frame of its own. The browser
    /// lets nothing in that frame reach the page.
    /// </summary>
    /// <param name="html">The markup.</param>
    /// <param name="instead">The text that is shown when scripts do not run.</param>
    public static string Foreign(string html, string instead) => Late(JsonSerializer.Serialize(html, Readable), instead, "frame", "shown");

    /// <summary>A plotly.js figure. It is drawn when its notebook is opened.</summary>
    public static string Figure(JsonNode figure, string instead) => Late(figure.ToJsonString(Readable), instead, "plotly", "figure");

    /// <summary>Changes a script so that its text does not end the script element.</summary>
    public static string InScript(string script) => EndOfScript().Replace(script, @"<\$1");

    private static string Late(string json, string instead, string kind, string css) =>
        $"""<div class="{css}" data-late="{kind}"><script type="application/json">{json.Replace("<", "\\u003c")}</script><noscript><pre>{Text(instead)}</pre></noscript></div>""" + "\n";

    private static bool IsForbidden(char c) => char.IsControl(c) && c is not ('\t' or '\n' or '\r');

    [GeneratedRegex("<(/script|!--)", RegexOptions.IgnoreCase)]
    private static partial Regex EndOfScript();
}
