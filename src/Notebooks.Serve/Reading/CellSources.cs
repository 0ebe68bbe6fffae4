using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Serve.Talk;

namespace Notebooks.Serve.Reading;

/// <summary>The cells of code of a notebook, with the texts that the reader has given them.</summary>
internal sealed class CellSources
{
    private readonly Notebook _notebook;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, string> _edits = [];
    private readonly Exercises? _exercises;

    /// <param name="notebook">The notebook.</param>
    /// <param name="path">Its path.</param>
    public CellSources(Notebook notebook, string path)
    {
        _notebook = notebook;
        // Its page says what is wrong with an exercise.
        try { _exercises = new(path, notebook); }
        catch (NotebookFormatException) { }

        Cells = [.. notebook.Cells.Index().Where(c => c.Item.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(c.Item.Source)).Select(c => Of(c.Index + 1, c.Item))];
    }

    /// <summary>The cells, in order.</summary>
    public IReadOnlyList<LiveCell> Cells { get; }

    /// <summary>Sets the text of a cell; null for its original one. Cells that are not there are left out.</summary>
    public void Edit(int number, string? source)
    {
        if (Cells.All(cell => cell.Number != number)) return;
        lock (_gate)
        {
            if (source is null) _edits.Remove(number);
            else _edits[number] = source;
        }
    }

    /// <summary>A cell with the text that it has now.</summary>
    public Cell this[int number]
    {
        get
        {
            var cell = _notebook.Cells[number - 1];
            lock (_gate) return _edits.TryGetValue(number, out var source) ? cell with { Source = source } : cell;
        }
    }

    /// <summary>The exercise of a check; null when the cell checks none, or there is no solution.</summary>
    /// <param name="check">The number of the check.</param>
    public Exercise? ExerciseOf(int check) =>
        Cells.FirstOrDefault(cell => cell.Number == check)?.Check is { } id
        && Cells.FirstOrDefault(cell => cell.Exercise == id) is { } starter
        && _exercises?.SolutionOf(id) is { } solution
            ? new(starter.Number, check, $"{solution}\n{this[check].Source}") : null;

    /// <summary>The submissions of the cells above a cell, as they would run.</summary>
    /// <param name="number">The cell.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="name">Its file name.</param>
    public Submission[] Above(int number, string folder, string name)
    {
        var planner = new CellPlanner(folder, name, new DocumentNames());
        return [.. Cells.Where(c => c.Number < number).SelectMany(c => Steps(c.Number)).OfType<Submission>()];

        IEnumerable<Step> Steps(int above)
        {
            var cell = this[above];
            return planner.Plan(above, cell, cell.Source, Markers.Read(cell.Source)).Steps;
        }
    }

    private LiveCell Of(int number, Cell cell)
    {
        var markers = Markers.Read(cell.Source);
        var aside = markers.Check is { } check && _exercises?.SolutionOf(check) is not null ? Exercise.AsideOf(number) : (int?)null;
        return new(number, cell.Source, cell.Language, markers.Exercise, markers.Check, markers.Parameters, aside);
    }
}
