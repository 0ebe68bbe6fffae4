using Lessons.Charts.Plotly;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>Marks when and why the runtime gave the pool more or fewer threads.</summary>
internal static class PoolChanges
{
    private static readonly string[] Colours = [Palette.Light.Faulted, Palette.Light.Holding, Palette.Light.Cancelling, Palette.Light.Queued];
    private static readonly string[] Fillings = ["", "-open", "-dot", "-open-dot"];

    /// <summary>A trace for each direction and reason, so that the legend names them.</summary>
    public static IEnumerable<Trace> Of(Recording recording, string axis) =>
        Words(recording).GroupBy(change => change.Words).Select((group, i) => new ScatterTrace
        {
            Name = Text.Html(group.Key),
            Mode = "markers",
            X = [.. group.Select(change => change.At)],
            Y = [.. group.Select(change => (double)change.Threads)],
            Yaxis = axis,
            Cliponaxis = false,
            Marker = new() { Symbol = (group.First().Grew ? "triangle-up" : "triangle-down") + Fillings[i % Fillings.Length], Size = 9, Color = Colours[i % Colours.Length] },
            Hovertext = [.. group.Select(change => $"{Text.Html(change.Words)}<br>{Text.Count(change.Threads, "thread")} from {Text.Number(change.At)} ms on")],
            Hoverinfo = "text",
            Legendrank = 13,
        });

    /// <summary>Each change with its direction, which follows from the number of threads before it.</summary>
    public static IEnumerable<Change> Words(Recording recording)
    {
        var before = recording.Pool.FirstOrDefault()?.Threads ?? 0;
        foreach (var change in recording.PoolChanges)
        {
            var grew = change.Threads >= before;
            yield return new(change.At, change.Threads, grew, $"pool {(grew ? "grew" : "shrank")}: {change.Reason}");
            before = change.Threads;
        }
    }

    public sealed record Change(double At, int Threads, bool Grew, string Words);
}
