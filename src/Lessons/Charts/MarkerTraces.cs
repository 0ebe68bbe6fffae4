using Lessons.Charts.Plotly;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>Marks the end of each operation, and the remarks made on the way.</summary>
internal static class MarkerTraces
{
    public static IEnumerable<Trace> Of(IReadOnlyList<Band> bands)
    {
        foreach (var style in OutcomeStyle.All)
            if (Ends(bands, style) is { X.Length: > 0 } ends)
                yield return ends;
        if (Notes(bands) is { X.Length: > 0 } notes) yield return notes;
    }

    private static ScatterTrace Ends(IReadOnlyList<Band> bands, OutcomeStyle style)
    {
        var (x, y) = (new Numbers(), new Numbers());
        List<string> hovers = [];
        foreach (var band in bands)
            for (var i = 0; i < band.Lanes.Length; i++)
                foreach (var operation in Shown(band.Lanes[i], style.Outcome))
                {
                    x.Add(operation.Ended);
                    y.Add(band.Place(i));
                    hovers.Add(Hover.End(operation));
                }
        return new()
        {
            Name = style.Label,
            Mode = "markers",
            X = x.ToArray(),
            Y = y.ToArray(),
            Cliponaxis = false,
            // The marker stands beside the last slice, not on it.
            Marker = new() { Symbol = style.Symbol, Size = style.Size, Color = style.Colour, Angle = -90, Standoff = 8, Line = style.Symbol == "x-thin-open" ? new(Width: 3) : null },
            Hovertext = [.. hovers],
            Hoverinfo = "text",
            Legendrank = 10,
        };
    }

    /// <summary>The last completed operation of a lane, and all that did not complete. A completed span has no mark.</summary>
    private static IEnumerable<Operation> Shown(Lane lane, Outcome outcome)
    {
        Operation? last = null;
        foreach (var operation in lane.Operations)
            if (operation.Outcome != outcome) continue;
            else if (outcome != Outcome.Completed) yield return operation;
            else if (!lane.IsSpan && operation.Ended >= (last?.Ended ?? 0)) last = operation;
        if (last is not null) yield return last;
    }

    private static ScatterTrace Notes(IReadOnlyList<Band> bands)
    {
        var (x, y) = (new Numbers(), new Numbers());
        List<string> hovers = [];
        foreach (var band in bands)
            foreach (var placed in band.Notes)
            {
                x.Add(placed.Note.At);
                y.Add(band.Place(placed));
                hovers.Add($"{Text.Html(placed.Note.Text)}<br>{Text.Number(placed.Note.At)} ms");
            }
        return new()
        {
            Name = "note",
            Mode = "markers",
            X = x.ToArray(),
            Y = y.ToArray(),
            Cliponaxis = false,
            Marker = new() { Symbol = "triangle-down", Size = 7, Color = Palette.Light.Ink },
            Hovertext = [.. hovers],
            Hoverinfo = "text",
            // The notes stand beside their marks, so the legend need not say what the marks are.
            Showlegend = false,
        };
    }
}
