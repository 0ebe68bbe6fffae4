using Notebooks.Formats;
using Notebooks.Formats.Terminal;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>The outputs of cells in whole lines, so that notebooks that run at once do not mix within a line.</summary>
internal sealed class CellLines
{
    private readonly Dictionary<(string Notebook, int Cell, bool IsError), TerminalText> _begun = [];

    /// <summary>The lines that an event completes.</summary>
    public IEnumerable<string> Of(RunEvent e) => e switch
    {
        CellOutput { Output: TextOutput text } output => Complete((output.Notebook, output.Cell, text.IsError), text.Text),
        CellOutput { Output: ErrorOutput { IsShown: false } } => [],
        CellOutput output => OutputText.Of([output.Output], withErrors: false).Select(line => Line(output.Notebook, output.Cell, line)),
        CellFinished { Result: var cell } => [.. Rest((e.Notebook, cell.Number)), Ended(e.Notebook, cell)],
        NotebookFinished => Rest((e.Notebook, null)),
        _ => [],
    };

    private List<string> Complete((string Notebook, int Cell, bool) stream, string text)
    {
        if (!_begun.TryGetValue(stream, out var begun)) _begun[stream] = begun = new();
        var lines = text.Split('\n');
        List<string> complete = [];
        foreach (var line in lines[..^1])
        {
            begun.Write(line);
            complete.Add(Line(stream.Notebook, stream.Cell, begun.ToString()));
            _begun[stream] = begun = new();
        }
        begun.Write(lines[^1]);
        return complete;
    }

    private List<string> Rest((string Notebook, int? Cell) ended)
    {
        List<string> rest = [];
        foreach (var (stream, text) in _begun.Where(b => b.Key.Notebook == ended.Notebook && (ended.Cell ?? b.Key.Cell) == b.Key.Cell).ToList())
        {
            if (text.Length > 0) rest.Add(Line(stream.Notebook, stream.Cell, text.ToString()));
            _begun.Remove(stream);
        }
        return rest;
    }

    private static string Line(string notebook, int cell, string text) => $"  {notebook}, cell {cell} │ {Text.Printable(text)}";

    private static string Ended(string notebook, CellResult cell) =>
        cell.Verdict == Verdict.Skipped ? $"  {notebook}, cell {cell.Number} skipped: {string.Join(" and ", cell.Skipped)}"
        : $"  {notebook}, cell {cell.Number} {(cell.Verdict == Verdict.Failed ? "failed" : "passed")}  {Text.Seconds(cell.Milliseconds)}"
        + (cell.Compiled > 0 ? $", compiled in {Text.Seconds(cell.CompileMilliseconds)}" : "");
}
