using Notebooks.Running;
using Spectre.Console;

namespace Notebooks.Cli.Rendering;

internal static class LiveTable
{
    private const int LinesAroundRows = 4;

    /// <summary>One row for each notebook. If not all fit, running ones come first, then failed, then other ended, then waiting ones.</summary>
    public static Table Draw(IReadOnlyList<NotebookProgress> notebooks, int height)
    {
        var room = Math.Max(1, height - LinesAroundRows);
        var shown = notebooks.Count <= room
            ? notebooks
            : [.. notebooks.OrderBy(n => n.Running ? 0 : n.Verdict is Verdict.Failed ? 1 : n.Verdict is null ? 3 : 2).Take(room)];

        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumns(new TableColumn(""), new TableColumn(""), new TableColumn(""), new TableColumn("").RightAligned());
        foreach (var notebook in shown)
            table.AddRow(Mark(notebook), Markup.Escape(Text.Printable(notebook.Notebook)), State(notebook), Elapsed(notebook));

        var ended = notebooks.Count(n => n.Verdict is not null);
        table.Caption = new TableTitle($"{ended} of {notebooks.Count} done{(shown.Count < notebooks.Count ? $", {notebooks.Count - shown.Count} more" : "")}");
        return table;
    }

    private static string Mark(NotebookProgress notebook) => notebook switch
    {
        { Verdict: Verdict.Passed } => "[green]✔[/]",
        { Verdict: Verdict.Failed } => "[red]✘[/]",
        { Running: true } => "[blue]▸[/]",
        _ => "[dim]·[/]",
    };

    private static string State(NotebookProgress notebook) => notebook switch
    {
        { Verdict: Verdict.Passed } => "passed",
        { Verdict: Verdict.Failed } => "[red]failed[/]",
        { Verdict: Verdict.NotRun } => "not run",
        { Running: true, Restoring: { } packages } => $"cell {notebook.Cell} of {notebook.Cells}, restoring {Markup.Escape(packages)}, {notebook.InRestore.TotalSeconds:0} s",
        { Running: true } => $"cell {notebook.Cell} of {notebook.Cells}",
        _ => "[dim]waiting[/]",
    };

    private static string Elapsed(NotebookProgress notebook) => notebook.Started ? Text.Seconds(notebook.Elapsed.TotalMilliseconds) : "";
}
