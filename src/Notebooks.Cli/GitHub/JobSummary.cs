using System.Net;
using System.Text;
using Notebooks.Cli.Rendering;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.GitHub;

/// <summary>A run as a table in GitHub's Markdown, failed notebooks first, and the failures below it.</summary>
internal static class JobSummary
{
    // GitHub refuses the whole summary when it has more than a mebibyte. See
    // https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
    private const int MostFailures = 50;
    private const int LongestMessage = 2000;

    public static string Of(RunReport report)
    {
        var text = new StringBuilder();
        var (passed, failed, notRun) = (report.Count(Verdict.Passed), report.Count(Verdict.Failed), report.Count(Verdict.NotRun));
        text.Append($"### {(failed > 0 ? "❌" : notRun > 0 ? "⚠️" : "✅")} {passed} passed, {failed} failed{(notRun > 0 ? $", {notRun} not run" : "")}{(report.Shard is null ? "" : $" (shard {report.Shard})")}\n\n");
        text.Append("| | Notebook | Cells | Claims | Time |\n|---|---|--:|--:|--:|\n");
        foreach (var notebook in report.Notebooks.OrderBy(n => n.Verdict switch { Verdict.Failed => 0, Verdict.NotRun => 1, _ => 2 }))
            text.Append($"| {Mark(notebook.Verdict)} | {Cell(Name(notebook, report))} | {notebook.Cells.Count(c => c.Verdict.WasRun())} | {Text.Of(notebook.Cells.Sum(c => c.Claims.Count(k => k.Passed)), notebook.Cells.Sum(c => c.Claims.Count))} | {Text.Seconds(notebook.Milliseconds)} |\n");

        var failures = report.Notebooks.SelectMany(n => n.Failures().Select(f => (Notebook: n, f.Cell, f.Failure))).ToList();
        foreach (var (notebook, cell, failure) in failures.Take(MostFailures))
        {
            text.Append($"\n**{Cell(Name(notebook, report))}**{(cell is null ? "" : $", cell {cell.Number}")} · <code>{Cell(failure.Place())}</code>\n\n<pre>{Block(failure.Message)}</pre>\n");
        }
        if (failures.Count > MostFailures) text.Append($"\n… and {failures.Count - MostFailures} more.\n");
        return text.Append('\n').ToString();
    }

    private static string Name(ReportedNotebook notebook, RunReport report) => report.Runs == 1 ? notebook.Path : $"{notebook.Path} (run {notebook.Run})";

    private static string Mark(Verdict verdict) => verdict switch { Verdict.Passed => "✅", Verdict.Failed => "❌", _ => "➖" };

    /// <summary>Escapes text, so that it is neither markup nor the end of a table's cell.</summary>
    private static string Cell(string text) =>
        string.Concat(WebUtility.HtmlEncode(text.ReplaceLineEndings(" ")).Select(c => c is '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '~' ? $"&#{(int)c};" : $"{c}"));

    // In Markdown, an empty line would end the block.
    private static string Block(string text)
    {
        var shown = text.Length > LongestMessage ? text[..LongestMessage] + "…" : text;
        return WebUtility.HtmlEncode(OutputText.Printable(shown.ReplaceLineEndings("\u2028"))).Replace("\u2028", "&#10;");
    }
}
