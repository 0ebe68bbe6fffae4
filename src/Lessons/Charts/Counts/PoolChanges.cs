using Lessons.Charts.Plotly;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>Marks when and why the runtime gave the pool more or fewer threads.</summary>
internal static class PoolChanges
{
    private static readonly string[] Colours = [Palette.Light.Faulted, Palette.Light.Holding, Palette.Light.Cancelling, Palette.Light.Queued];
    private static readonly string[] Fillings = ["", "-open", "-dot", "-open-dot"];

    /// <summary>A trace for each direction and reason. The words under the figure say what each symbol is.</summary>
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
            Showlegend = false,
        });

    /// <summary>Each change with its direction, which follows from the number of threads before it.</summary>
    public static IEnumerable<Change> Words(Recording recording)
    {
        var before = recording.Pool.FirstOrDefault()?.Threads ?? 0;
        foreach (var change in recording.PoolChanges)
        {
            var grew = change.Threads >= before;
            yield return new(change.At, change.Threads, grew, change.Reason, $"pool {(grew ? "grew" : "shrank")}: {change.Reason}");
            before = change.Threads;
        }
    }

    /// <summary>A sentence for each direction and reason, after the symbol that marks it.</summary>
    public static IEnumerable<string> Explained(Recording recording) =>
        Words(recording).GroupBy(change => change.Words).Select((group, i) =>
            $"<span style=\"color:{Colours[i % Colours.Length]}\">{(group.First().Grew ? '▲' : '▼')}</span> {Text.Html(group.Key)}, because {Meaning(group.First())}.");

    /// <summary>What a reason of the runtime means: the end of a sentence that begins with what the pool did.</summary>
    /// <param name="change">The change.</param>
    public static string Meaning(Change change) => change.Reason switch
    {
        "warm-up" => "it still measures how many threads it needs",
        "start" => "it made its first threads",
        "starvation" => "work waited in its queue, and no thread came to take it",
        "cooperative blocking" => change.Grew ? "code blocked one of its threads in Wait or Result of a task" : "blocked code went on",
        "idle" => "a thread had no work for long",
        _ => "it tries how many threads get the most work done",
    };

    public sealed record Change(double At, int Threads, bool Grew, string Reason, string Words);
}
