using Lessons.Recording;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>What the pointer reads, in plotly.js's few tags.</summary>
internal static class Hover
{
    public static IEnumerable<string> Segments(Recording recording, Lane lane)
    {
        if (lane.IsGroup)
            return lane.Segments.Select(s => $"<b>{Text.Html(lane.Name)}</b><br>{States.Of(s.State).Label}: at least one of them<br>{Span(s)}");

        var slices = lane.Segments.Count(s => s.State == State.HoldingThread);
        var slice = 0;
        return lane.Segments.Select(s => s.State == State.HoldingThread
            ? $"<b>{Text.Html(lane.Name)}</b> · slice {++slice} of {slices}<br>holds thread {s.Thread}<br>{Span(s)}"
            : $"<b>{Text.Html(lane.Name)}</b> · {States.Of(s.State).Label}<br>{Awaited(s)}{Span(s)}");
    }

    public static string End(Operation operation)
    {
        var how = operation.Outcome switch
        {
            Outcome.Completed => "completed after",
            Outcome.Faulted => "faulted after",
            Outcome.Cancelled => "cancelled after",
            _ => "had not ended after",
        };
        var threads = operation.Threads is { Count: > 0 } ids ? $"<br>resumed {operation.Resumptions}× · threads {string.Join(", ", ids.Take(8))}{(ids.Count > 8 ? " …" : "")}" : "";
        return $"<b>{Text.Html(operation.Name)}</b> {how} {Text.Milliseconds(operation.Elapsed)}<br>{Totals(operation)}{threads}{Error(operation)}";
    }

    private static string Totals(Operation operation) => string.Join(" · ", new[]
    {
        ("held", operation.Held), ("awaiting", operation.Awaited), ("queued", operation.Queued), ("ready", operation.Ready),
    }.Where(total => total.Item2 > 0).Select(total => $"{total.Item1} {Text.Milliseconds(total.Item2)}"));

    private static string Error(Operation operation) => operation.Exception is { } error
        ? $"<br>{error.GetType().Name}: {Text.Html(Text.Shorten(error.Message, 90))}"
        : "";

    private static string Awaited(Segment segment) => segment.Awaited is { } expression
        ? $"{Text.Html(Text.Shorten(expression, 70))}{(segment.Line > 0 ? $", line {segment.Line}" : "")}<br>"
        : "";

    private static string Span(Segment s) => $"{s.Start:0.##} → {s.End:0.##} ms ({s.Duration:0.##} ms)";
}
