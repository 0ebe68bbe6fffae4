using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks.Running;

namespace Notebooks.Reporting.Html;

/// <summary>How text, numbers and foreign markup get into the page.</summary>
internal static partial class Markup
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    /// <summary>Console text: colours of a terminal are left out, the text stays.</summary>
    public static string Console(string text) => Text(Escapes().Replace(text, ""));

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

    /// <summary>
    /// Markup that somebody else wrote: unclosed elements in it must not swallow the rest of the page, and its scripts
    /// should run when it is looked at. So it comes as a string, which report.js puts in place.
    /// </summary>
    /// <param name="html">The markup.</param>
    /// <param name="instead">What is there when scripts do not run.</param>
    /// <param name="css">Class of the element that holds it.</param>
    public static string Foreign(string html, string instead, string css) =>
        Late(JsonSerializer.Serialize(html, Readable), instead, "html", css);

    /// <summary>A plotly.js figure, drawn when it is looked at.</summary>
    public static string Figure(JsonNode figure, string instead) => Late(figure.ToJsonString(Readable), instead, "plotly", "figure");

    /// <summary>Keeps the text of a script element from ending it.</summary>
    public static string InScript(string script) => EndOfScript().Replace(script, @"<\$1");

    private static string Late(string json, string instead, string kind, string css) =>
        $"""<div class="{css}" data-late="{kind}"><script type="application/json">{json.Replace("<", "\\u003c")}</script><noscript><pre>{Text(instead)}</pre></noscript></div>""" + "\n";

    [GeneratedRegex(@"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)")]
    private static partial Regex Escapes();

    [GeneratedRegex("<(/script|!--)", RegexOptions.IgnoreCase)]
    private static partial Regex EndOfScript();
}
