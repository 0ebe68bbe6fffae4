using System.Net;
using System.Text.RegularExpressions;

namespace Notebooks.Reporting.Html;

/// <summary>Keeps some harmless HTML elements if they have no attributes. Comments are left out; everything else becomes text.</summary>
internal static partial class PlainMarkup
{
    public static string Of(string html) => string.Concat(Tags().Split(Comments.Remove(html, onlyOfLines: false))
        .Select((part, i) => i % 2 == 1 ? part : Markup.Text(WebUtility.HtmlDecode(part))));

    // The pattern is in parentheses, so that Split keeps the tags.
    [GeneratedRegex(@"(</?(?:details|summary|br|kbd|sub|sup|mark|b|i|em|strong|code|p)\s*/?>)", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();
}
