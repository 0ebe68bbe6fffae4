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

    public CellSources(Notebook notebook)
    {
        _notebook = notebook;
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

    private static LiveCell Of(int number, Cell cell)
    {
        var markers = Markers.Read(cell.Source);
        return new(number, cell.Source, cell.Language, markers.Exercise, markers.Check, markers.Parameters);
    }
}
