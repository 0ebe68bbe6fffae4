using System.Net;
using System.Text.RegularExpressions;

namespace Notebooks.Reporting.Html;

/// <summary>HTML of which only elements without attributes stay, and of those only some that do nothing; comments are left out, the rest becomes text.</summary>
internal static partial class PlainMarkup
{
    public static string Of(string html) => string.Concat(Tags().Split(Comments.Remove(html, onlyOfLines: false))
        .Select((part, i) => i % 2 == 1 ? part : Markup.Text(WebUtility.HtmlDecode(part))));

    // In parentheses, so that splitting keeps them.
    [GeneratedRegex(@"(</?(?:details|summary|br|kbd|sub|sup|mark|b|i|em|strong|code|p)\s*/?>)", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();
}
