using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Running;

namespace Notebooks.Reporting.Html;

/// <summary>The executed notebooks. Each one is closed until a reader opens it.</summary>
internal static class NotebooksSection
{
    /// <returns>The library that their figures need.</returns>
    public static FigureLibrary Write(RunReport report, string folder, Anchors anchors, TextWriter page)
    {
        var library = new FigureLibrary();
        page.Write("<section id=\"executed\">\n<h2>Executed notebooks</h2>\n");
        foreach (var notebook in report.Notebooks)
        {
            page.Write($"<details class=\"notebook\" id=\"{anchors.Of(notebook)}\"><summary>{Markup.Mark(notebook.Verdict)} {Markup.Text(anchors.NameOf(notebook))} <span class=\"quiet\">{Markup.Seconds(notebook.Milliseconds)}</span></summary>\n");
            foreach (var remark in notebook.Remarks)
                page.Write($"<p class=\"remark\">{(remark.Cell is { } cell ? $"Cell {cell}: " : "")}{Markup.Text(remark.Text)}</p>\n");
            if (Read(notebook, folder, out var why) is { } executed) WriteCells(executed, notebook, anchors, library, page);
            else page.Write($"<p class=\"quiet\">{Markup.Text(why)}</p>\n");
            page.Write("</details>\n");
        }
        page.Write("</section>\n");
        return library;
    }

    private static void WriteCells(Notebook executed, ReportedNotebook notebook, Anchors anchors, FigureLibrary library, TextWriter page)
    {
        var results = notebook.Cells.ToDictionary(c => c.Number);
        var prose = new Prose(link => anchors.Find(notebook, link));
        var number = 0;
        foreach (var cell in executed.Cells)
        {
            // A cell that the run put in is not counted, because the notebook itself has no such cell.
            var added = ExecutedNotebook.IsInjected(cell);
            if (!added) number++;
            if (cell.Kind == CellKind.Markdown) page.Write(Markup.Prose(prose.Html(cell.Source), cell.Source));
            else if (cell.Kind == CellKind.Code) WriteCode(cell, added ? null : results.GetValueOrDefault(number), added ? null : anchors.Of(notebook, number), added ? "put in" : $"{number}", library, page);
        }
    }

    private static void WriteCode(Cell cell, ReportedCell? result, string? anchor, string name, FigureLibrary library, TextWriter page)
    {
        var (state, time) = result switch
        {
            { Verdict: Verdict.Failed } => ("failed", Markup.Seconds(result.Milliseconds)),
            { Verdict: Verdict.NotRun } => ("not-run", "not run"),
            { Verdict: Verdict.Skipped } => ("not-run", "skipped"),
            { } => ("passed", Markup.Seconds(result.Milliseconds)),
            null => ("passed", ""),
        };
        page.Write($"<div class=\"cell {state}\"{(anchor is null ? "" : $" id=\"{anchor}\"")}><div class=\"about\"><span>cell {name}</span><span>{time}</span></div><pre class=\"code\"><code>{Markup.Text(cell.Source.TrimEnd())}</code></pre>\n");
        if (result?.Failure is { } failure) page.Write($"<p class=\"message\">{Markup.Text(failure.Message)}</p>\n");
        foreach (var output in cell.Outputs) page.Write(ShownOutput.Of(output, library));
        page.Write("</div>\n");
    }

    private static Notebook? Read(ReportedNotebook notebook, string folder, out string why)
    {
        why = notebook.Verdict == Verdict.NotRun ? "This notebook was not run." : "There is no executed copy of this notebook.";
        if (notebook.Executed is null) return null;
        try
        {
            return NotebookFile.Read(Path.Combine(folder, notebook.Executed));
        }
        catch (NotebookFormatException e)
        {
            why = $"The executed copy cannot be shown: {e.Message}";
            return null;
        }
    }
}
