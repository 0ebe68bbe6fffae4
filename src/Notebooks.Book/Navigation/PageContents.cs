using System.Net;
using System.Text;

namespace Notebooks.Book.Navigation;

/// <summary>The sections of a page: beside it on a wide screen, folded above it on a narrow one.</summary>
internal static class PageContents
{
    private const int SectionLevel = 2;

    // With fewer sections there is nothing to choose from.
    private const int FewestSections = 2;

    public static string Html(IEnumerable<Heading> headings)
    {
        Heading[] sections = [.. headings.Where(heading => heading.Level == SectionLevel)];
        if (sections.Length < FewestSections) return "";
        var html = new StringBuilder("<nav class=\"on-page\" aria-label=\"On this page\"><details><summary>On this page</summary>\n<ol>\n");
        foreach (var section in sections) html.Append($"<li><a href=\"#{section.Id}\">{WebUtility.HtmlEncode(section.Text)}</a></li>\n");
        return html.Append("</ol></details></nav>\n").ToString();
    }
}
