using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Book.Code;

/// <summary>Coloured code as HTML.</summary>
internal static partial class CodeHtml
{
    /// <param name="lines">The lines.</param>
    /// <param name="label">What a screen reader says of them.</param>
    /// <param name="first">The number of the first one in its cell. Figures know lines by their numbers.</param>
    public static string Of(IEnumerable<CodeLine> lines, string label, int first = 1)
    {
        var html = new StringBuilder();
        foreach (var line in lines)
        {
            if (html.Length > 0) html.Append('\n');
            foreach (var piece in line.Pieces) Write(html, piece);
        }

        return $"<pre class=\"code\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\"{(first > 1 ? $" data-first=\"{first}\"" : "")}><code>{html}</code></pre>";
    }

    /// <summary>Whether a line is a marker, which only the runner needs.</summary>
    public static bool IsMarker(CodeLine line) => Marker().IsMatch(string.Concat(line.Pieces.Select(p => p.Text)));

    public static bool IsBlank(CodeLine line) => line.Pieces.All(p => string.IsNullOrWhiteSpace(p.Text));

    private static void Write(StringBuilder html, CodePiece piece)
    {
        var encoded = WebUtility.HtmlEncode(piece.Text);
        var text = piece.Kind == CodeLines.Comment ? Signs.Drawn(encoded) : encoded;
        if (piece is { Kind: null, Hover: null }) html.Append(text);
        else html.Append("<span").Append(Attribute("class", piece.Kind)).Append(Attribute("title", piece.Hover)).Append('>').Append(text).Append("</span>");
    }

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{WebUtility.HtmlEncode(value)}\"";

    [GeneratedRegex(@"^\s*//\s*(concepts|exercise|solution|expect|check)\b\s*(:.*)?$")]
    private static partial Regex Marker();
}
