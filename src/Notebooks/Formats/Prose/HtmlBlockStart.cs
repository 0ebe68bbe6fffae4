using System.Text.RegularExpressions;

namespace Notebooks.Formats.Prose;

/// <summary>Where HTML begins in Markdown, and where it ends: nothing between is Markdown.</summary>
internal static partial class HtmlBlockStart
{
    /// <summary>Stands for an empty line as the end of HTML.</summary>
    public const string EmptyLine = "";

    private static readonly string[] TextElements = ["script", "pre", "style", "textarea"];

    private static readonly HashSet<string> Elements =
    [
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset",
        "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
    ];

    /// <summary>The text that ends the HTML that a line begins; null when it begins none.</summary>
    /// <param name="line">The line, without blanks before it.</param>
    /// <param name="inParagraph">Whether the line would end a paragraph. Not every element can end one.</param>
    public static string? EndOf(ReadOnlySpan<char> line, bool inParagraph)
    {
        if (line.Length < 2 || line[0] != '<') return null;
        if (line.StartsWith("<!--")) return "-->";
        if (line[1] == '?') return "?>";
        if (line.StartsWith("<![CDATA[")) return "]]>";
        if (line[1] == '!') return line.Length > 2 && char.IsAsciiLetter(line[2]) ? ">" : null;

        var isEnd = line[1] == '/';
        var rest = line[(isEnd ? 2 : 1)..];
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetterOrDigit(rest[length])) length++;
        var name = rest[..length].ToString().ToLowerInvariant();
        rest = rest[length..];
        var endsName = rest.IsEmpty || rest[0] is ' ' or '\t' or '>';
        if (!isEnd && endsName && TextElements.Contains(name)) return $"</{name}>";
        if (Elements.Contains(name) && (endsName || rest.StartsWith("/>"))) return EmptyLine;
        return !inParagraph && Tag().IsMatch(line) ? EmptyLine : null;
    }

    /// <summary>Whether a line contains the end of HTML.</summary>
    public static bool IsEnd(string end, string line) => end.StartsWith("</", StringComparison.Ordinal)
        ? TextElements.Any(e => line.Contains($"</{e}>", StringComparison.OrdinalIgnoreCase))
        : end != EmptyLine && line.Contains(end, StringComparison.Ordinal);

    // The groups are atomic: text that a group has matched once is not tried a second time.
    [GeneratedRegex("""^(?>(?><[A-Za-z][A-Za-z0-9-]*)(?>(?>[ \t]+)[A-Za-z_:](?>[\w.:-]*)(?>(?>[ \t]*)=(?>[ \t]*)(?>"[^"]*"|'[^']*'|[^ \t"'=<>`]+))?)*(?>[ \t]*)/?>|</(?>[A-Za-z][A-Za-z0-9-]*)(?>[ \t]*)>)(?>[ \t]*)$""")]
    private static partial Regex Tag();
}
