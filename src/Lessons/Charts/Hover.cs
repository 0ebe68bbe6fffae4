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
        var slices = Enumerable.Range(0, lane.Segments.Length).Count(i => BeginsSlice(lane.Segments, i));
        var texts = new string[lane.Segments.Length];
        for (int i = 0, slice = 0; i < texts.Length; i++)
            texts[i] = lane.Segments[i] switch
            {
                var s when lane.IsGroup => $"{name}{source}<br>{(lane.IsSpan ? "" : SegmentStyle.Of(s.State).Label + ": ")}at least one of them<br>{Stretch(s)}",
                var s when lane.IsSpan => $"{name}{source}<br>{Stretch(s)}",
                { State: State.HoldingThread } s => $"{name} · slice {(BeginsSlice(lane.Segments, i) ? ++slice : slice)}/{slices}<br>holds thread {s.Thread}{Runs(s)}<br>{Stretch(s)}",
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
        return $"<b>{Text.Html(operation.Name)}</b> {how} {Text.Milliseconds(operation.Elapsed)}{Totals(operation)}{Threads(operation)}{Spans(operation)}{Error(operation)}";
    }

    /// <summary>Whether a slice begins here. A slice that runs the continuation of another operation has several segments.</summary>
    private static bool BeginsSlice(IReadOnlyList<Segment> segments, int i) => segments[i] is { State: State.HoldingThread } own
        && (i == 0 || segments[i - 1] is not { State: State.HoldingThread } before || before.Thread != own.Thread || before.End != own.Start);

    private static string Runs(Segment segment) => segment.Runs is { } other ? $", and runs the continuation of <b>{Text.Html(other)}</b> on it" : "";

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

    /// <summary>The spans of libraries that are folded into the operation, those of one name together.</summary>
    private static string Spans(Operation operation)
    {
        const int Most = 4;
        var names = operation.Spans.GroupBy(span => span.Name).ToList();
        return string.Concat(names.Take(Most).Select(group =>
                $"<br>{(group.Count() == 1 ? "" : $"{group.Count()} × ")}{Text.Html(Text.Shorten(group.Key, 60))}: {string.Join(", ", group.Take(Most).Select(span => Text.Milliseconds(span.Elapsed)))}{(group.Count() > Most ? ", …" : "")}"))
            + (names.Count > Most ? "<br>…" : "");
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
