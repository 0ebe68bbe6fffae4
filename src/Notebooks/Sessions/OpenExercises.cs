using System.Text.RegularExpressions;
using Notebooks.Planning;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>
/// The exercises whose starters still stand as their author left them. When a check of such an exercise fails, its reader
/// is told only that: what the check has shown is about an answer that is not there.
/// </summary>
/// <param name="pass">Takes the events of the host.</param>
internal sealed partial class OpenExercises(Action<Event> pass)
{
    // A check that puts out more than this is shown as it runs, so that nothing grows here without end.
    private const int MostWithheld = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _starters = [];
    private readonly List<Event> _withheld = [];
    private int? _checking;

    /// <summary>A cell is about to run.</summary>
    public void Begin(PlannedCell cell)
    {
        lock (_gate)
        {
            if (cell.Markers.Exercise is { } exercise)
            {
                _starters.Remove(exercise);
                if (Throws().IsMatch(cell.Source)) _starters[exercise] = cell.Number;
            }

            _checking = StarterFor(cell) is null ? null : cell.Number;
        }
    }

    /// <summary>Takes an event of the host.</summary>
    public void Take(Event message)
    {
        // Inside the lock, so that what was withheld and what comes later are passed on in their order, one at a time.
        lock (_gate)
        {
            if (_checking is not null && Withholds(message)) return;
            pass(message);
        }
    }

    /// <summary>A cell has ended.</summary>
    /// <returns>Its ending, or that its exercise is not solved.</returns>
    public CellEnding End(PlannedCell cell, CellEnding ending)
    {
        lock (_gate)
        {
            _checking = null;
            if (ending is not CellEnding.Threw || StarterFor(cell) is not { } starter)
            {
                PassWithheld();
                return ending;
            }

            _withheld.Clear();
            return new CellEnding.Unsolved(starter);
        }
    }

    private int? StarterFor(PlannedCell cell) =>
        cell.Markers is { Check: { } id, Expectation: null } && _starters.TryGetValue(id, out var starter) ? starter : null;

    private bool Withholds(Event message)
    {
        var (isOutput, cell) = message switch
        {
            TextWritten text => (true, text.Cell),
            Displayed shown => (true, shown.Cell),
            DisplayUpdated update => (true, update.Cell),
            OutputCleared cleared => (true, cleared.Cell),
            ErrorShown error => (true, error.Cell),
            _ => (false, null),
        };
        if (isOutput && cell is not null && cell != _checking) return false;
        if (isOutput && _withheld.Count < MostWithheld)
        {
            _withheld.Add(message);
            return true;
        }

        // Somebody is asked something, or the check puts out very much: what came before it is shown, too.
        _checking = null;
        PassWithheld();
        return false;
    }

    private void PassWithheld()
    {
        foreach (var message in _withheld) pass(message);
        _withheld.Clear();
    }

    // The `throw` of a starter, but not one that a reader has made a comment.
    [GeneratedRegex(@"^(?:(?!//)[^\n])*\bthrow\s+new\s+NotImplementedException\b", RegexOptions.Multiline)]
    private static partial Regex Throws();
}
