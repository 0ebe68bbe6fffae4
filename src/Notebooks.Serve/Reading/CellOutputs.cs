using Notebooks.Formats;
using Notebooks.Protocol;
using Notebooks.Running;

namespace Notebooks.Serve.Reading;

/// <summary>The outputs of the cells of one page: each kept up to <see cref="OutputLog.Limit"/>, and marked when it has to be sent.</summary>
/// <param name="changed">Called when an output has changed, by any thread.</param>
internal sealed class CellOutputs(Action changed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, OutputLog> _logs = [];
    private readonly HashSet<int> _dirty = [];
    private int _running;

    /// <summary>A cell begins: its outputs so far are gone, and it gets outputs whose cell is unknown.</summary>
    public void Begin(int cell)
    {
        lock (_gate)
        {
            _running = cell;
            _logs[cell] = new();
            _dirty.Add(cell);
        }

        changed();
    }

    /// <summary>All outputs are gone.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            foreach (var (cell, log) in _logs)
            {
                log.Clear();
                _dirty.Add(cell);
            }
        }

        changed();
    }

    /// <summary>Takes an event of a host.</summary>
    public void Take(Event message)
    {
        switch (message)
        {
            case TextWritten text: Add(text.Cell, new TextOutput(text.IsError, text.Text)); break;
            case Displayed shown: Add(shown.Cell, new DisplayOutput(shown.DisplayId, shown.Data, shown.IsResult)); break;
            case ErrorShown error: Add(error.Cell, new ErrorOutput(NbOutput.ShownError, error.Message, TextLines.Of(error.Message)) { IsShown = true }); break;
            case OutputCleared cleared: Change(cleared.Cell, log => log.Clear()); break;
            case DisplayUpdated update when !Update(update): Add(update.Cell, new DisplayOutput(update.DisplayId, update.Data, false)); break;
        }
    }

    /// <summary>Adds an output.</summary>
    /// <param name="cell">The cell, or null when it is unknown.</param>
    /// <param name="output">The output.</param>
    public void Add(int? cell, Output output) => Change(cell, log => log.Add(output));

    /// <summary>Marks everything, for a page that has nothing.</summary>
    public void Renew()
    {
        lock (_gate) _dirty.UnionWith(_logs.Keys);
        changed();
    }

    /// <summary>Takes the cells whose outputs have changed, with their outputs.</summary>
    public IReadOnlyList<(int Cell, OutputLog Log)> TakeChanged()
    {
        lock (_gate)
        {
            (int, OutputLog)[] taken = [.. _dirty.Order().Select(cell => (cell, _logs[cell]))];
            _dirty.Clear();
            return taken;
        }
    }

    private void Change(int? cell, Action<OutputLog> change)
    {
        lock (_gate)
        {
            // Before the first cell, only the runtime itself writes. That output belongs to no cell.
            if (!_logs.TryGetValue(cell ?? _running, out var log)) return;
            change(log);
            _dirty.Add(cell ?? _running);
        }

        changed();
    }

    private bool Update(DisplayUpdated update)
    {
        lock (_gate)
        {
            foreach (var (cell, log) in _logs)
            {
                if (!log.Update(update.DisplayId, update.Data)) continue;
                _dirty.Add(cell);
                changed();
                return true;
            }
        }

        return false;
    }
}
