using System.Net;
using System.Text;
using Notebooks.Book.Pages;

namespace Notebooks.Book.Site;

/// <summary>What other sites and search engines are told about a page.</summary>
internal static class LinkTags
{
    public static string Html(string course, SiteAddress? address, string title, string description, string page, Card? card)
    {
        // The page of errors is no content, and the page of all lessons is content twice.
        if (page is NotFoundPage.File or WholeCoursePage.File) return "<meta name=\"robots\" content=\"noindex\">\n";
        var html = new StringBuilder();
        Add(html, "og:type", page == "index.html" ? "website" : "article");
        Add(html, "og:site_name", course);
        Add(html, "og:title", title);
        Add(html, "og:description", description);
        // These two must be full addresses.
        if (address is null) return html.ToString();
        html.Append($"<link rel=\"canonical\" href=\"{address.Of(page)}\">\n");
        Add(html, "og:url", address.Of(page));
        if (card is null) return html.ToString();
        Add(html, "og:image", address.Of(card.File));
        Add(html, "og:image:width", $"{card.Width}");
        Add(html, "og:image:height", $"{card.Height}");
        Add(html, "og:image:alt", $"A figure of “{title}”");
        html.Append("<meta name=\"twitter:card\" content=\"summary_large_image\">\n");
        return html.ToString();
    }

    private static void Add(StringBuilder html, string property, string content)
    {
        if (content.Length > 0) html.Append($"<meta property=\"{property}\" content=\"{WebUtility.HtmlEncode(content)}\">\n");
    }
}
