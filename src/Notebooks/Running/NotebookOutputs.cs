using System.Collections.Immutable;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Protocol;

namespace Notebooks.Running;

/// <summary>The outputs of the cells of one notebook, also those that come late.</summary>
internal sealed class NotebookOutputs
{
    private readonly Plan _plan;
    private readonly Action<RunEvent> _report;
    private readonly Dictionary<int, OutputLog> _logs = [];
    private readonly List<int> _afterEnd = [];
    private volatile int _running;
    private volatile bool _over;

    /// <param name="plan">The notebook.</param>
    /// <param name="report">Called for each output that is kept.</param>
    public NotebookOutputs(Plan plan, Action<RunEvent> report)
    {
        (_plan, _report) = (plan, report);
        foreach (var cell in plan.Cells) _logs.Add(cell.Number, new());
    }

    /// <summary>The number of the cell that runs, or ran last. It gets the outputs whose cell is unknown.</summary>
    public int Running { get => _running; set => _running = value; }

    /// <summary>The cells that put something out after the notebook had ended.</summary>
    public int[] AfterEnd
    {
        get { lock (_afterEnd) return [.. _afterEnd]; }
    }

    /// <summary>The outputs of a cell so far.</summary>
    public ImmutableArray<Output> this[int cell] => _logs[cell].Outputs;

    /// <summary>Remarks about cells whose outputs were too many to keep.</summary>
    public IEnumerable<RunRemark> Cut()
    {
        foreach (var (cell, log) in _logs)
            if (log.WasCut) yield return new(cell, $"It put out {log.Seen / 1e6:0.#} million characters; {OutputLog.Limit / 1_000_000} million are kept.") { IsHarmless = true };
    }

    /// <summary>The notebook has ended.</summary>
    public void End() => _over = true;

    /// <summary>Takes an event of a host.</summary>
    public void Take(Event message)
    {
        switch (message)
        {
            case TextWritten text: Add(text.Cell, new TextOutput(text.IsError, text.Text)); break;
            case Displayed shown: Add(shown.Cell, new DisplayOutput(shown.DisplayId, shown.Data, shown.IsResult)); break;
            case ErrorShown error: Add(error.Cell, new ErrorOutput(NbOutput.ShownError, error.Message, TextLines.Of(error.Message)) { IsShown = true }); break;
            case OutputCleared cleared when _logs.TryGetValue(cleared.Cell ?? _running, out var log):
                log.Clear();
                break;
            case DisplayUpdated update when !_logs.Values.Any(l => l.Update(update.DisplayId, update.Data)):
                Add(update.Cell, new DisplayOutput(update.DisplayId, update.Data, false));
                break;
        }
    }

    /// <summary>Adds an output.</summary>
    /// <param name="cell">The cell it belongs to, or null when it is unknown.</param>
    /// <param name="output">The output.</param>
    public void Add(int? cell, Output output)
    {
        var number = cell ?? _running;
        // Before the first cell, only the runtime itself writes. That output belongs to no cell.
        if (!_logs.TryGetValue(number, out var log)) return;
        if (_over) NoteAfterEnd(number);
        output = output with { Guessed = cell is null, Late = number != _running };
        foreach (var kept in log.Add(output)) _report(new CellOutput(_plan.Path, number, kept));
    }

    private void NoteAfterEnd(int cell)
    {
        lock (_afterEnd)
        {
            if (!_afterEnd.Contains(cell)) _afterEnd.Add(cell);
        }
    }
}
