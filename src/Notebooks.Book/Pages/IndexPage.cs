using System.Text;
using Notebooks.Book.Contents;
using Notebooks.Book.Outputs;
using Notebooks.Book.Prose;
using Notebooks.Book.Site;
using Notebooks.Publishing;

namespace Notebooks.Book.Pages;

/// <summary>The cover and the table of contents.</summary>
internal static class IndexPage
{
    public static string Html(Shell shell, BookInfo info, IReadOnlyList<Lesson> lessons, IReadOnlyList<ReadingPage> pages, bool concepts, Card? card)
    {
        var main = $"""
            <section class="cover">
            <h1>{Shell.Encode(info.Title)}</h1>
            <p class="lead">{Shell.Encode(info.Lead)}</p>
            {(info.About is null ? "" : $"<p>{Shell.Encode(info.About)}</p>")}
            <p class="ways-in"><a class="begin continue" hidden></a><a class="begin first" href="{lessons[0].Page}">Begin with lesson {lessons[0].Number}</a>{(concepts ? " <a href=\"concepts.html\">Find a concept</a>" : "")}</p>
            {RunIt.Line(shell)}
            </section>
            {Cover(info, lessons)}
            <section class="contents" aria-labelledby="lessons"><h2 id="lessons" class="hidden">Lessons</h2>
            {Contents(info.Parts, lessons)}
            {Reading(pages)}
            </section>
            {ReadersProgress}
            """;
        return shell.Page(info.Title, "index", main, "index.html", info.Lead, card);
    }

    // The scripts of the page show it, because nobody else knows what was read.
    private const string ReadersProgress = """
        <section class="kept" aria-labelledby="kept" hidden><h2 id="kept">How far you are</h2>
        <p><span class="how-far"></span> <progress max="1" aria-labelledby="kept"></progress></p>
        <p>This browser remembers it, and nobody else knows. To go on in another one, save it here and load it there.</p>
        <p class="keep"><button type="button" class="save">Save to a file</button><button type="button" class="load">Load from a file</button><button type="button" class="forget">Forget it</button>
        <input type="file" accept=".json,application/json" hidden tabindex="-1" aria-hidden="true"></p>
        <p class="told" role="status"></p></section>
        """;

    private static string Cover(BookInfo info, IReadOnlyList<Lesson> lessons)
    {
        if (lessons.FirstOrDefault(l => l.Slug == info.Cover) is not { } lesson) return "";
        var shown = lesson.Source.Cells.Zip(lesson.Executed.Cells).Where(c => Published.ShowsOutputs(c.First)).SelectMany(c => c.Second.Outputs).LastOrDefault(o => Published.FigureOf(o) is not null);
        return shown is null ? "" : $"<section class=\"cover-chart\" aria-label=\"A figure\">\n{OutputHtml.Of([shown])}<p>From <a href=\"{lesson.Page}\">lesson {lesson.Number}</a>. Each line is one operation, and a thick bar holds a thread. Point at anything.</p></section>";
    }

    private static string Reading(IReadOnlyList<ReadingPage> pages) => pages.Count == 0 ? ""
        : $"<section class=\"part reading\">\n<h3>To look up</h3>\n<ul>\n{string.Concat(pages.Select(page => $"<li><a href=\"{page.Page}\">{ProseHtml.Inline(page.Title)}</a><p>{ProseHtml.Inline(page.Lead)}</p></li>\n"))}</ul>\n</section>";

    private static string Contents(IReadOnlyList<Part> parts, IReadOnlyList<Lesson> lessons)
    {
        var html = new StringBuilder();
        var groups = lessons.GroupBy(lesson => parts.LastOrDefault(part => string.CompareOrdinal(part.First, lesson.Slug) <= 0));
        foreach (var group in groups)
        {
            html.Append("<section class=\"part\">\n");
            if (group.Key is { } part) html.Append($"<h3>{Shell.Encode(part.Title)}</h3>\n");
            html.Append("<ul>\n");
            foreach (var lesson in group)
                html.Append($"<li data-lesson=\"{lesson.Slug}\"><span class=\"number\" aria-hidden=\"true\">{lesson.Number}</span><a href=\"{lesson.Page}\">{ProseHtml.Inline(lesson.Title)}</a><p>{ProseHtml.Inline(lesson.Question)}</p></li>\n");
            html.Append("</ul>\n</section>\n");
        }

        return html.ToString();
    }
}
