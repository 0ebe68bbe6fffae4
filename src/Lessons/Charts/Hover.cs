using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>The texts that appear under the pointer, in the few tags that plotly.js knows.</summary>
internal static class Hover
{
    /// <summary>A text for each segment of a lane.</summary>
    public static string[] Segments(Lane lane)
    {
        var name = $"<b>{Text.Html(lane.Name)}</b>";
        var source = lane.IsSpan ? $" · span of {Text.Html(lane.Operations[0].Source!)}" : "";
        var slices = lane.Segments.Count(segment => segment.State == State.HoldingThread);
        var texts = new string[lane.Segments.Length];
        for (int i = 0, slice = 0; i < texts.Length; i++)
            texts[i] = lane.Segments[i] switch
            {
                var s when lane.IsGroup => $"{name}{source}<br>{(lane.IsSpan ? "" : SegmentStyle.Of(s.State).Label + ": ")}at least one of them<br>{Stretch(s)}",
                var s when lane.IsSpan => $"{name}{source}<br>{Stretch(s)}",
                { State: State.HoldingThread } s => $"{name} · slice {++slice}/{slices}<br>holds thread {s.Thread}<br>{Stretch(s)}",
                var s => $"{name} · {SegmentStyle.Of(s.State).Label}<br>{Awaited(s)}{Stretch(s)}",
            };
        return texts;
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
        return $"<b>{Text.Html(operation.Name)}</b> {how} {Text.Milliseconds(operation.Elapsed)}{Totals(operation)}{Threads(operation)}{Error(operation)}";
    }

    private static string Totals(Operation operation)
    {
        if (operation.Source is not null) return "";
        List<string> totals = [];
        Add("held", operation.Held);
        Add("queued", operation.Queued);
        Add("ready", operation.Ready);
        Add("awaiting", operation.Awaited);
        Add("cancelling", operation.Cancelling);
        return totals.Count == 0 ? "" : "<br>" + string.Join(" · ", totals);

        void Add(string word, double value)
        {
            if (value > 0) totals.Add($"{word} {Text.Milliseconds(value)}");
        }
    }

    private static string Threads(Operation operation)
    {
        var threads = operation.Threads;
        if (operation.Source is not null || threads.Count == 0) return "";
        var ids = "";
        for (var i = 0; i < Math.Min(threads.Count, 8); i++) ids += (i == 0 ? "" : ", ") + threads[i];
        if (threads.Count > 8) ids += " …";
        return $"<br>{(operation.Resumptions == 0 ? "ran" : $"resumed {operation.Resumptions}×")} on {(threads.Count == 1 ? "thread" : "threads")} {ids}";
    }

    private static string Error(Operation operation) => operation.Exception is { } error
        ? $"<br>{error.GetType().Name}: {Text.Html(Text.Shorten(error.Message, 90))}"
        : "";

    private static string Awaited(Segment segment) => segment.Awaited is { } expression
        ? $"{Text.Html(Text.Shorten(expression, 70))}{(segment.Line > 0 ? $", line {segment.Line}" : "")}<br>"
        : "";

    private static string Stretch(Segment s) =>
        $"{Text.Number(s.Start)} → {Text.Number(s.End)} ms ({Text.Number(s.Duration)} ms)";
}
