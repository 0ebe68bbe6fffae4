using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Protocol;
using Notebooks.Running;
using Notebooks.Serve.Talk;

namespace Notebooks.Serve.Reading;

/// <summary>The figures that grow while recordings run. They are no outputs: each is gone when its recording has ended, or its cell.</summary>
/// <param name="changed">Called when a figure has changed, by any thread.</param>
internal sealed class GrowingFigures(Action changed)
{
    private readonly Lock _gate = new();
    // What is shown, and what has to be sent; null takes a figure back.
    private readonly Dictionary<string, int> _cells = [];
    private readonly Dictionary<string, (int Cell, JsonObject? Data)> _next = [];

    /// <summary>Takes an event of a host.</summary>
    /// <returns>Whether it is one of such a figure.</returns>
    public bool Take(Event message)
    {
        var (id, cell, data, isFirst) = message switch
        {
            Displayed shown => (shown.DisplayId, shown.Cell, shown.Data, true),
            DisplayUpdated update => (update.DisplayId, update.Cell, update.Data, false),
            _ => ("", null, null, false),
        };
        if (data?[MimeTypes.Growing] is not { } now) return false;
        lock (_gate)
        {
            if (isFirst && cell is { } shownIn) _cells[id] = shownIn;
            // A recording that was left in the middle goes on for ever, and its figure is gone.
            if (!_cells.TryGetValue(id, out var known)) return true;
            var isOver = $"{now}" == "over";
            if (isOver) _cells.Remove(id);
            _next[id] = (known, isOver ? null : data);
        }

        changed();
        return true;
    }

    /// <summary>A cell has ended, or every cell with its host, so its figures do not grow any more.</summary>
    /// <param name="ended">The number of the cell; null for all.</param>
    public void End(int? ended)
    {
        lock (_gate)
            foreach (var (id, cell) in _cells.Where(known => ended is null || known.Value == ended).ToList())
            {
                _cells.Remove(id);
                _next[id] = (cell, null);
            }

        changed();
    }

    /// <summary>Takes what has to be sent.</summary>
    public IReadOnlyList<Growing> TakeChanged()
    {
        lock (_gate)
        {
            Growing[] taken = [.. _next.Select(figure => new Growing(figure.Value.Cell, figure.Key, Html(figure.Key, figure.Value.Data)))];
            _next.Clear();
            return taken;
        }
    }

    private static string? Html(string id, JsonObject? data) => data is null ? null : Rendering.Figure(new(id, data, false));
}
