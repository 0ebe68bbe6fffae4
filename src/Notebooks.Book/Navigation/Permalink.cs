using System.Net;

namespace Notebooks.Book.Navigation;

/// <summary>The sign after a heading that leads to it, so that its address can be copied.</summary>
internal static class Permalink
{
    public static string Html(Heading heading) =>
        $"<a class=\"permalink\" href=\"#{heading.Id}\" aria-label=\"{WebUtility.HtmlEncode($"Link to “{heading.Text}”")}\">#</a>";
}
