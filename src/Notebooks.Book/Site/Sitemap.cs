using System.Xml.Linq;

namespace Notebooks.Book.Site;

/// <summary>The list of pages for search engines.</summary>
internal static class Sitemap
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static string Xml(SiteAddress address, IEnumerable<string> pages) =>
        $"""<?xml version="1.0" encoding="utf-8"?>{"\n"}{new XElement(Schema + "urlset", pages.Select(page => new XElement(Schema + "url", new XElement(Schema + "loc", address.Of(page)))))}{"\n"}""";
}
