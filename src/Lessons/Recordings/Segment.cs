namespace Lessons.Recordings;

/// <summary>The state of an operation at one moment.</summary>
public enum State
{
    /// <summary>Its code has a thread. The recorder cannot tell whether the code computes or is blocked.</summary>
    HoldingThread,

    /// <summary>Suspended at an await. No thread is involved.</summary>
    Awaiting,

    /// <summary>Suspended, waiting for a permit of a semaphore, a lock or a full channel.</summary>
    Queued,

    /// <summary>Its wait is over, but no thread has picked it up yet.</summary>
    Ready,

    /// <summary>Cancellation has been requested; it has not ended yet.</summary>
    Cancelling,
}

/// <summary>A stretch of an operation's life in one state.</summary>
/// <param name="State">The state.</param>
/// <param name="Start">Milliseconds since the recording began.</param>
/// <param name="End">Milliseconds since the recording began.</param>
/// <param name="Thread">Managed id of the thread held, or 0 when none is.</param>
public sealed record Segment(State State, double Start, double End, int Thread = 0)
{
    /// <summary>The awaited expression, when the lesson annotated the wait.</summary>
    public string? Awaited { get; init; }

    /// <summary>One-based line of the wait in its cell, or 0.</summary>
    public int Line { get; init; }

    /// <summary>Number of the cell in which that line is, or 0 where the engine does not say it.</summary>
    public int Cell { get; init; }

    /// <summary>Length in milliseconds.</summary>
    public double Duration => End - Start;
}
