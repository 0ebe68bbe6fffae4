using System.Collections.Immutable;

namespace Lessons.Recordings;

/// <summary>How an operation ended.</summary>
public enum Outcome
{
    /// <summary>It returned.</summary>
    Completed,

    /// <summary>It threw.</summary>
    Faulted,

    /// <summary>It ended as cancelled.</summary>
    Cancelled,

    /// <summary>It had not ended when the recording did.</summary>
    Unfinished,
}

/// <summary>One named piece of work of a recording: a lane of the figure. Times are milliseconds since the recording began.</summary>
public sealed record Operation
{
    /// <summary>The name given to <c>t.Run</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Index of the parent operation in <see cref="Recording.Operations"/>, or -1.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>
    /// Index of the operation whose task it returned as its own, or -1. Both are one piece of work, which is counted once.
    /// </summary>
    public int Shares { get; init; } = -1;

    /// <summary>How many ancestors it has.</summary>
    public int Depth { get; init; }

    /// <summary>Name of the <see cref="System.Diagnostics.ActivitySource"/> it comes from, such as <c>System.Net.Http</c>; null for operations of the lesson.</summary>
    public string? Source { get; init; }

    /// <summary>One-based line of the <c>t.Run</c> that started it, in its cell, or 0.</summary>
    public int Line { get; init; }

    /// <summary>Number of the cell in which that line is, or 0 where the engine does not say it.</summary>
    public int Cell { get; init; }

    /// <summary>When the call was made.</summary>
    public required double Started { get; init; }

    /// <summary>When its task completed, or when the recording ended.</summary>
    public required double Ended { get; init; }

    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The exception, when it faulted.</summary>
    public Exception? Exception { get; init; }

    /// <summary>Its life from <see cref="Started"/> to <see cref="Ended"/>, without gaps, in order of time.</summary>
    public required ImmutableArray<Segment> Segments { get; init; }

    /// <summary>
    /// Every stretch in which it held a thread, in order of start. Stretches overlap when work that it started, for example
    /// with <c>Task.Run</c>, ran in its flow on several threads at once. The segments then show one of the threads.
    /// </summary>
    public ImmutableArray<Segment> Slices
    {
        get => field.IsDefault ? [.. Segments.Where(s => s.State == State.HoldingThread)] : field;
        init;
    }

    /// <summary>
    /// The spans of libraries that it made, in order of start, such as the requests of an <c>HttpClient</c>. Empty if spans were
    /// given lanes of their own: they are operations with a <see cref="Source"/> then, and children of this one.
    /// </summary>
    public ImmutableArray<LibrarySpan> Spans { get; init; } = [];

    /// <summary>Length in milliseconds.</summary>
    public double Elapsed => Ended - Started;

    /// <summary>Milliseconds during which it held a thread.</summary>
    public double Held => Total(State.HoldingThread);

    /// <summary>Milliseconds spent suspended at awaits.</summary>
    public double Awaited => Total(State.Awaiting);

    /// <summary>Milliseconds spent waiting for permits.</summary>
    public double Queued => Total(State.Queued);

    /// <summary>Milliseconds spent ready, waiting for a thread.</summary>
    public double Ready => Total(State.Ready);

    /// <summary>Milliseconds without a thread after its cancellation was requested.</summary>
    public double Cancelling => Total(State.Cancelling);

    /// <summary>Managed ids of the threads it held, in order of first use.</summary>
    public IReadOnlyList<int> Threads => [.. Slices.Select(s => s.Thread).Distinct()];

    /// <summary>How often it was resumed after a suspension, also on a second thread before the first had let go.</summary>
    public int Resumptions => Math.Max(0, Slices.Length - 1);

    private double Total(State state) => Segments.Where(s => s.State == state).Sum(s => s.Duration);
}
