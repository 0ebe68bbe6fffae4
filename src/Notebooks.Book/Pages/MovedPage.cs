using Notebooks.Book.Contents;
using Notebooks.Book.Prose;

namespace Notebooks.Book.Pages;

/// <summary>The page under a name that a lesson had before. It leads to the lesson, and to the same place in it.</summary>
internal static class MovedPage
{
    public static string Html(Shell shell, Lesson lesson)
    {
        var page = Shell.Encode(lesson.Page);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Shell.Encode(ProseHtml.Plain(lesson.Title))} · {Shell.Encode(shell.Course)}</title>
            <link rel="canonical" href="{Shell.Encode(shell.Site.Address?.Of(lesson.Page) ?? lesson.Page)}">
            <noscript><meta http-equiv="refresh" content="0; url={page}"></noscript>
            </head>
            <body><p>This lesson has another name now: <a href="{page}">{ProseHtml.Inline(lesson.Title)}</a></p>
            <script>location.replace(document.links[0].href + location.hash);</script></body>
            </html>

            """;
    }
}
