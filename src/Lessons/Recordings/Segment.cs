namespace Lessons.Recordings;

/// <summary>The state of an operation at one moment.</summary>
public enum State
{
    /// <summary>
    /// Its code has a thread. The recorder cannot tell whether the code computes or is blocked. It can tell that the code is
    /// inside a call that runs the continuation of another operation: see <see cref="Segment.Runs"/>.
    /// </summary>
    HoldingThread,

    /// <summary>Suspended at an await. No thread is involved.</summary>
    Awaiting,

    /// <summary>Suspended, waiting for its turn: at a semaphore or at a full channel.</summary>
    Queued,

    /// <summary>
    /// It could run, but no thread has picked it up yet. This is known of work that waits for a thread of the pool or of a task
    /// scheduler after <c>Task.Run</c>, <c>StartNew</c>, <c>Parallel.ForEachAsync</c>, <c>QueueUserWorkItem</c> and the like,
    /// from the moment in which the thread that scheduled it left the operation. It is known of the rest of a method that
    /// stands in the pool's queue, a millisecond or so after it came there: after <c>Task.Yield</c>, a semaphore, a channel,
    /// or whatever else resumes through the pool. And it is known of waits that were annotated with <c>t.Wait</c> or
    /// <c>t.Delay</c>. It is not known, and shown as <see cref="Awaiting"/>, when what would end the wait has itself no
    /// thread: the callback of a timer, the answer of a socket; nor of continuations that wait for a thread elsewhere, as in a
    /// window, or in a context of your own; in <see cref="World.EventLoop"/> it is known. Work that was scheduled and is not
    /// waited for makes its operation ready, too.
    /// </summary>
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

    /// <summary>
    /// While it holds the thread: the name of the operation whose continuation runs on that thread, inside a call of this
    /// operation, such as <c>SetResult</c>. This operation goes on when that one lets go of the thread. Null otherwise.
    /// </summary>
    public string? Runs { get; init; }

    /// <summary>Length in milliseconds.</summary>
    public double Duration => End - Start;
}
