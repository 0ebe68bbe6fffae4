using System.Collections.Immutable;
using Lessons.Charts.Plotly;
using Lessons.Recording;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>How each operation ended, and the remarks made on the way.</summary>
internal static class MarkerTraces
{
    public static IEnumerable<Trace> Of(Recording recording, ImmutableArray<Lane> lanes)
    {
        var ends = lanes.SelectMany((lane, row) => Shown(recording, lane).Select(operation => (Row: row, Operation: operation)))
            .ToLookup(end => end.Operation.Outcome);
        foreach (var style in States.Ends.Where(style => ends.Contains(style.Outcome)))
            yield return new ScatterTrace
            {
                Name = style.Label,
                Mode = "markers",
                X = [.. ends[style.Outcome].Select(end => (object)end.Operation.Ended)],
                Y = [.. ends[style.Outcome].Select(end => (object)end.Row)],
                Cliponaxis = false,
                // Beside the last slice, not on it.
                Marker = new() { Symbol = style.Symbol, Size = style.Size, Color = style.Colour, Angle = -90, Standoff = 8, Line = style.Symbol == "x-thin-open" ? new(Width: 3) : null },
                Hovertext = [.. ends[style.Outcome].Select(end => Hover.End(end.Operation))],
                Hoverinfo = "text",
                Legendrank = 10,
            };

        if (recording.Notes.Length > 0) yield return Notes(recording, lanes);
    }

    /// <summary>Of many that completed in one lane, the last; whatever failed, always.</summary>
    private static IEnumerable<Operation> Shown(Recording recording, Lane lane)
    {
        var operations = lane.Operations.Select(i => recording.Operations[i]).ToLookup(operation => operation.Outcome == Outcome.Completed);
        return operations[true].OrderBy(operation => operation.Ended).TakeLast(1).Concat(operations[false]);
    }

    private static ScatterTrace Notes(Recording recording, ImmutableArray<Lane> lanes)
    {
        var rows = lanes.SelectMany((lane, row) => lane.Operations.Select(operation => (operation, row))).ToDictionary();
        return new()
        {
            Name = "note",
            Mode = "markers",
            X = [.. recording.Notes.Select(note => (object)note.At)],
            Y = [.. recording.Notes.Select(note => (object)(rows.GetValueOrDefault(note.Operation, 0) - 0.44))],
            Cliponaxis = false,
            Marker = new() { Symbol = "triangle-down", Size = 7, Color = Palette.Light.Ink },
            Hovertext = [.. recording.Notes.Select(note => $"{Text.Html(note.Text)}<br>{note.At:0.##} ms")],
            Hoverinfo = "text",
            Legendrank = 11,
        };
    }
}
