using System.Text.RegularExpressions;
using Notebooks.Book.Contents;

namespace Notebooks.Book.Pages;

/// <summary>All lessons on one page, to print the course or to keep it as one PDF.</summary>
internal static partial class WholeCoursePage
{
    public const string File = "all.html";

    /// <param name="shell">The frame.</param>
    /// <param name="info">The cover.</param>
    /// <param name="articles">The lessons, in order, and what their pages show.</param>
    public static string Html(Shell shell, BookInfo info, IReadOnlyList<(Lesson Lesson, string Html)> articles)
    {
        var slugs = articles.Select(article => article.Lesson.Slug).ToHashSet();
        var main = $"""
            <section class="cover whole"><h1>{Shell.Encode(info.Title)}</h1>
            <p class="lead">{Shell.Encode(info.Lead)}</p>
            <p class="ways-in"><button type="button" class="begin print" hidden>Print, or keep as PDF</button></p>
            <p class="drawing" role="status"></p></section>
            <nav class="whole-contents" aria-label="Lessons"><ol>
            {string.Concat(articles.Select(article => $"<li><a href=\"#{article.Lesson.Slug}\">{article.Lesson.Number} {Prose.ProseHtml.Inline(article.Lesson.Title)}</a></li>\n"))}</ol></nav>
            {string.Concat(articles.Select(article => $"<article id=\"{article.Lesson.Slug}\">\n{Joined(article.Html, article.Lesson.Slug, slugs)}</article>\n"))}
            """;
        return shell.Page("The whole course", "whole", main, File, info.Lead);
    }

    /// <summary>Makes the anchors of a lesson its own, and leads its links to lessons to their places on this page.</summary>
    internal static string Joined(string html, string slug, IReadOnlySet<string> slugs) => Place().Replace(html, match =>
    {
        var (attribute, page, anchor) = (match.Groups["attribute"].Value, match.Groups["page"], match.Groups["anchor"].Value);
        if (attribute != "href") return $" {attribute}=\"{slug}--{match.Groups["id"].Value}\"";
        if (page.Success && !slugs.Contains(page.Value)) return match.Value;
        var to = page.Success ? page.Value : slug;
        return $" href=\"#{(anchor.Length > 0 ? $"{to}--{anchor}" : to)}\"";
    });

    [GeneratedRegex(@" (?<attribute>id|for|aria-labelledby|aria-describedby|aria-controls|popovertarget)=""(?<id>[^""]+)""| (?<attribute>href)=""(?:#(?<anchor>[^""]+)|(?<page>[\w-]+)\.html(?:#(?<anchor>[^""]*))?)""")]
    private static partial Regex Place();
}
