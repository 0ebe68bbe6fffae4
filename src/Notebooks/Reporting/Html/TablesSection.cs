using System.Globalization;
using Notebooks.Running;

namespace Notebooks.Reporting.Html;

/// <summary>The notebooks in a table, failed ones first, and the cells that took longest.</summary>
internal static class TablesSection
{
    private const int Slowest = 10;

    public static void Write(RunReport report, Anchors anchors, TextWriter page)
    {
        page.Write("""
            <section id="notebooks">
            <h2>Notebooks</h2>
            <div class="wide"><table>
            <thead><tr><th></th><th>Notebook</th><th class="number">Cells</th><th class="number">Claims</th><th class="number">In cells</th><th class="number">Overhead</th><th class="number">Memory</th></tr></thead>
            <tbody>

            """);
        foreach (var notebook in report.Notebooks.OrderBy(n => n.Verdict switch { Verdict.Failed => 0, Verdict.NotRun => 1, _ => 2 }))
            page.Write(Row(notebook, anchors));
        page.Write("</tbody>\n</table></div>\n</section>\n");

        var cells = report.Notebooks.SelectMany(n => n.Cells.Select(c => (Notebook: n, Cell: c)))
            .Where(c => c.Cell.Milliseconds > 0).OrderByDescending(c => c.Cell.Milliseconds).Take(Slowest).ToList();
        page.Write("<section id=\"slowest\">\n<h2>Slowest cells</h2>\n<ol class=\"bars\">\n");
        foreach (var (notebook, cell) in cells)
            page.Write(string.Create(CultureInfo.InvariantCulture, $"""
                <li><div class="bar" style="width:{100 * cell.Milliseconds / cells[0].Cell.Milliseconds:0.#}%"></div><span class="number">{Markup.Seconds(cell.Milliseconds)}</span> <a href="#{anchors.Of(notebook, cell.Number)}">{Markup.Text(anchors.NameOf(notebook))}, cell {cell.Number}</a>{(cell.Title is null ? "" : $" <span class=\"quiet\">{Markup.Text(cell.Title)}</span>")}</li>

                """));
        page.Write("</ol>\n</section>\n");
    }

    private static string Claims(ReportedNotebook notebook)
    {
        var (held, all) = (notebook.Cells.Sum(c => c.Claims.Count(k => k.Passed)), notebook.Cells.Sum(c => c.Claims.Count));
        return held < all ? $"{held} of {all}" : $"{held}";
    }

    private static string Row(ReportedNotebook notebook, Anchors anchors)
    {
        var reached = notebook.Cells.Count(c => c.Verdict.WasRun());
        var ran = notebook.Cells.Count > 0;
        return $"""
            <tr><td>{Markup.Mark(notebook.Verdict)}</td><td><a href="#{anchors.Of(notebook)}">{Markup.Text(anchors.NameOf(notebook))}</a>{(notebook.Title is null ? "" : $"<div class=\"quiet\">{Markup.Text(notebook.Title)}</div>")}</td><td class="number">{(!ran ? "–" : reached == notebook.Cells.Count ? $"{reached}" : $"{reached} of {notebook.Cells.Count}")}</td><td class="number">{Claims(notebook)}</td><td class="number">{Markup.Seconds(notebook.InCellsMilliseconds)}</td><td class="number">{Markup.Seconds(Math.Max(0, notebook.Milliseconds - notebook.InCellsMilliseconds))}</td><td class="number">{(notebook.PeakBytes == 0 ? "–" : $"{notebook.PeakBytes / 1_000_000} MB")}</td></tr>

            """;
    }
}
