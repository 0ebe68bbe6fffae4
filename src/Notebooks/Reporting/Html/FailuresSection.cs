using Notebooks.Formats;

namespace Notebooks.Reporting.Html;

/// <summary>The failures, with what is needed to repair them. They come first: readers open the report for them.</summary>
internal static class FailuresSection
{
    private const int Around = 8;
    private const int Most = 30;

    public static void Write(RunReport report, Anchors anchors, TextWriter page)
    {
        var failures = report.Notebooks.SelectMany(n => n.Failures().Select(f => (Notebook: n, f.Cell, f.Failure))).ToList();
        if (failures.Count == 0) return;

        page.Write("<section id=\"failures\">\n<h2>Failures</h2>\n");
        foreach (var (notebook, cell, failure) in failures) Write(anchors, notebook, cell, failure, page);
        page.Write("</section>\n");
    }

    private static void Write(Anchors anchors, ReportedNotebook notebook, ReportedCell? cell, ReportedFailure failure, TextWriter page)
    {
        var where = cell is null ? anchors.Of(notebook) : anchors.Of(notebook, cell.Number);
        page.Write($"""
            <article class="failure">
            <h3><a href="#{where}">{Markup.Text(anchors.NameOf(notebook))}{(cell is null ? "" : $", cell {cell.Number}")}</a></h3>
            <p class="place">{(cell?.Title is { } title ? $"{Markup.Text(title)} · " : "")}<code>{Markup.Text(failure.Place())}</code></p>
            <p class="message">{Markup.Text(failure.Message)}</p>

            """);
        if (failure.FollowsFrom is not null)
        {
            page.Write("</article>\n");
            return;
        }
        if (failure.Imported is { Source.Length: > 0 } imported) page.Write(Excerpt(imported.Source, imported.Line));
        else if (cell?.Source is { } source) page.Write(Excerpt(source, failure.CellLine));
        if (cell?.Output is { Count: > 0 } output) page.Write($"<h4>Output so far</h4>\n<pre>{Markup.Text(string.Join('\n', output))}</pre>\n");
        var details = failure.Explanation();
        if (details.Count > 0) page.Write($"<h4>Details</h4>\n<pre>{Markup.Console(string.Join('\n', details))}</pre>\n");
        page.Write("</article>\n");
    }

    private static string Excerpt(string source, int failing)
    {
        var lines = TextLines.Of(source);
        var first = lines.Length <= Most ? 1 : Math.Clamp(failing - Around, 1, lines.Length - 2 * Around);
        var last = lines.Length <= Most ? lines.Length : first + 2 * Around;
        var shown = Enumerable.Range(first, last - first + 1)
            .Select(n => $"<span class=\"line{(n == failing ? " failing" : "")}\"><span class=\"number\">{n}</span>{Markup.Text(lines[n - 1])}\n</span>");
        return $"<pre class=\"source\">{string.Concat(shown)}</pre>\n";
    }
}
