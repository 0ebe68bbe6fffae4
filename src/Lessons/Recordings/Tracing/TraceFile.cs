using System.Text.Json;

namespace Lessons.Recordings.Tracing;

/// <summary>
/// Writes a recording in Chrome's trace event format: a process whose "threads" are the operations, a process with the
/// real threads, and counters.
/// </summary>
internal sealed class TraceFile(Recording recording, Utf8JsonWriter json)
{
    private const int Operations = 1;
    private const int Threads = 2;
    private const int Libraries = 3;

    public static void Save(Recording recording, string path)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        new TraceFile(recording, json).Write();
    }

    private void Write()
    {
        json.WriteStartObject();
        json.WriteStartArray("traceEvents");
        Meta("process_name", Operations, 0, recording.Title);
        Meta("process_name", Threads, 0, "threads");
        for (var i = 0; i < recording.Operations.Length; i++) Lane(recording.Operations[i], Tid(i));
        foreach (var thread in recording.Operations.SelectMany(operation => operation.Threads).Distinct().Order())
            Meta("thread_name", Threads, thread, $"thread {thread}");
        Spans();
        foreach (var note in recording.Notes)
            Event("i", note.Text, note.At, Operations, Tid(note.Operation), () => json.WriteString("s", note.Operation < 0 ? "p" : "t"));
        foreach (var change in recording.PoolChanges)
            Event("i", $"pool: {change.Threads} threads ({change.Reason})", change.At, Threads, 0, () => json.WriteString("s", "p"));
        Counters();
        json.WriteEndArray();
        json.WriteString("displayTimeUnit", "ms");
        json.WriteStartObject("otherData");
        json.WriteString("title", recording.Title);
        json.WriteBoolean("truncated", recording.Truncated);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes the operation with its states nested in it, and its slices again on the threads they held.</summary>
    private void Lane(Operation operation, int tid)
    {
        Meta("thread_name", Operations, tid, operation.Name);
        Event("M", "thread_sort_index", null, Operations, tid, () => Arguments(() => json.WriteNumber("sort_index", tid)));
        Complete(operation.Name, "operation", operation.Started, operation.Ended, Operations, tid, () =>
        {
            json.WriteString("outcome", operation.Outcome.ToString());
            if (operation.Source is { } source) json.WriteString("source", source);
            if (operation.Exception is { } exception) json.WriteString("exception", $"{exception.GetType().Name}: {exception.Message}");
        });
        foreach (var segment in operation.Segments)
            Complete(Words(segment.State), "state", segment.Start, segment.End, Operations, tid, () =>
            {
                if (segment.Thread != 0) json.WriteNumber("thread", segment.Thread);
                if (segment.Awaited is { } awaited) json.WriteString("awaited", awaited);
                if (segment.Runs is { } runs) json.WriteString("runs", runs);
                if (segment.Line != 0) json.WriteNumber("line", segment.Line);
            });
        foreach (var slice in operation.Slices)
            Complete(operation.Name, "slice", slice.Start, slice.End, Threads, slice.Thread, static () => { });
    }

    /// <summary>Writes the spans that are folded into operations, each on a line of its own: those of one operation may overlap.</summary>
    private void Spans()
    {
        var spans = recording.Operations.SelectMany(operation => operation.Spans.Select(span => (Operation: operation, Span: span))).ToList();
        if (spans.Count > 0) Meta("process_name", Libraries, 0, "spans of libraries");
        for (var i = 0; i < spans.Count; i++)
        {
            var (operation, span) = spans[i];
            Meta("thread_name", Libraries, i + 1, operation.Name);
            Complete(span.Name, "span", span.Started, span.Ended, Libraries, i + 1, () =>
            {
                json.WriteString("outcome", span.Outcome.ToString());
                json.WriteString("source", span.Source);
            });
        }
    }

    private void Counters()
    {
        foreach (var level in recording.InFlight) Counter("in flight", level.At, level.Count);
        foreach (var level in recording.ThreadsHeld) Counter("threads held", level.At, level.Count);
        foreach (var sample in recording.Pool)
        {
            Counter("pool threads", sample.At, sample.Threads);
            Counter("pool queue", sample.At, sample.Queue);
        }
        foreach (var gauge in recording.Gauges)
            foreach (var sample in gauge.Samples.Where(sample => double.IsFinite(sample.Value)))
                Counter(gauge.Name, sample.At, sample.Value);
    }

    // Zero stands for the recording itself.
    private static int Tid(int operation) => operation + 1;

    private static string Words(State state) => state switch
    {
        State.HoldingThread => "holding a thread",
        State.Awaiting => "awaiting",
        State.Queued => "queued for a permit",
        State.Ready => "ready, waiting for a thread",
        State.Cancelling => "cancelling",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private void Meta(string what, int pid, int tid, string name) =>
        Event("M", what, null, pid, tid, () => Arguments(() => json.WriteString("name", name)));

    private void Complete(string name, string category, double start, double end, int pid, int tid, Action arguments) =>
        Event("X", name, start, pid, tid, () =>
        {
            json.WriteString("cat", category);
            json.WriteNumber("dur", Microseconds(end) - Microseconds(start));
            Arguments(arguments);
        });

    private void Counter(string name, double at, double value) =>
        Event("C", name, at, Operations, 0, () => Arguments(() => json.WriteNumber("value", value)));

    private void Event(string phase, string name, double? at, int pid, int tid, Action rest)
    {
        json.WriteStartObject();
        json.WriteString("ph", phase);
        json.WriteString("name", name);
        if (at is { } milliseconds) json.WriteNumber("ts", Microseconds(milliseconds));
        json.WriteNumber("pid", pid);
        json.WriteNumber("tid", tid);
        rest();
        json.WriteEndObject();
    }

    private void Arguments(Action write)
    {
        json.WriteStartObject("args");
        write();
        json.WriteEndObject();
    }

    // Times are rounded to the nanosecond: events that touch still touch, and nested events stay nested.
    private static decimal Microseconds(double milliseconds) => Math.Round((decimal)milliseconds * 1000, 3);
}
