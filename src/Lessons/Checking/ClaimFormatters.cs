using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Checking;

/// <summary>Formats a claim: as a row for readers, and as an object for tools that count claims.</summary>
internal static class ClaimFormatters
{
    private const string ClaimMimeType = "application/vnd.interleave.claim+json";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Register()
    {
        Formatter.Register<Claim>((claim, writer) => writer.Write(Json(claim)), ClaimMimeType);
        Formatter.Register<Claim>((claim, writer) => writer.Write(Html(claim)), HtmlFormatter.MimeType);
        Formatter.Register<Claim>((claim, writer) => writer.Write(claim), PlainTextFormatter.MimeType);
        // Every engine gets the claim as an object: no front end draws it, but the runner of the notebook counts claims.
        Formatter.SetPreferredMimeTypesFor(typeof(Claim), ClaimMimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }

    private static string Json(Claim claim) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["claim"] = claim.Text,
        ["actual"] = claim.Actual,
        ["expected"] = claim.Expected,
        ["passed"] = claim.Passed,
        ["likely"] = claim.Likely,
    }, Readable);

    // The colours are from the middle of the scale, so they are readable on white and on black. The sign needs no colour.
    private static string Html(Claim claim)
    {
        var (sign, colour, spoken) = claim.Passed ? ("✔", "#1a9c74", "holds") : ("✘", "#d55e00", "does not hold");
        var likely = claim.Likely is null ? "" : $"""<div style="margin-left:1.5em"><em>Likely:</em> {Encode(claim.Likely)}</div>""";
        return $"""
            <div style="padding:2px 0 2px 10px;border-left:3px solid {colour};margin:1px 0;line-height:1.5">
            <span style="color:{colour};font-weight:700" role="img" aria-label="{spoken}">{sign}</span> {Encode(claim.Text)}:
            <strong>{Encode(claim.Actual)}</strong> <span style="opacity:.7">{Encode(claim.Comparison)}</span>{likely}</div>
            """;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
