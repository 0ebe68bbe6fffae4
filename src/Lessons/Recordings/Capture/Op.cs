using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>
/// One operation while it is being recorded. Each operation has one object of its own and keeps it, because the
/// notifications tell flows apart by reference.
/// </summary>
internal class Op(RecordingSession session, int index, string name, Op? parent, Op? outer)
{
    private CancellationTokenRegistration _cancellation;
    private long _ended;
    private long _cancelRequested;
    private Wait? _lastWait;

    public RecordingSession Session { get; } = session;

    /// <summary>Position in order of start, or -1 for the root: the recording's own body.</summary>
    public int Index { get; } = index;

    public virtual string Name { get; } = name;

    public Op? Parent { get; } = parent;

    /// <summary>The flow that goes on inside this one: that of the outer recording, or of the operation of a span.</summary>
    public Op? Outer { get; } = outer;

    /// <summary>The line that started it, or 0.</summary>
    public int Line { get; init; }

    /// <summary>The file, or the cell, that has that line.</summary>
    public string File { get; init; } = "";

    public long Started { get; init; } = Stopwatch.GetTimestamp();

    /// <summary>When it ended, or 0.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>When its token was cancelled, or 0.</summary>
    public long CancelRequested => Volatile.Read(ref _cancelRequested);

    /// <summary>Its task, once that has completed.</summary>
    public Task? Task { get; private set; }

    /// <summary>The task that its body returned, if that had not completed then.</summary>
    public Task? Body { get; private set; }

    /// <summary>The task that <c>t.Run</c> returned for it, which ends with <see cref="Body"/>.</summary>
    public Task? Promise { get; private set; }

    /// <summary>Whether the flow was suppressed where the operation started: its first await then loses the flow.</summary>
    public bool FlowSuppressed { get; init; }

    /// <summary>Whether it was started outside of every flow of its recording.</summary>
    public bool Stray { get; init; }

    /// <summary>How it ended. Valid only after it has ended.</summary>
    public virtual Outcome Outcome =>
        Task!.IsFaulted ? Outcome.Faulted : Task.IsCanceled ? Outcome.Cancelled : Outcome.Completed;

    // Reading the exception marks it as observed. That is right, because the figure shows it.
    public virtual Exception? Exception => Task!.Exception is { InnerExceptions: [var only] } ? only : Task.Exception;

    /// <summary>The operation whose annotated waits explain its gaps.</summary>
    protected virtual Op Waiter => this;

    /// <summary>Its annotated waits in order of start.</summary>
    public Wait[] Waits()
    {
        var waits = new List<Wait>();
        for (var wait = Volatile.Read(ref Waiter._lastWait); wait is not null; wait = wait.Before) waits.Add(wait);
        return [.. waits.OrderBy(static wait => wait.Started)];
    }

    public void Add(Wait wait)
    {
        do wait.Before = Volatile.Read(ref _lastWait);
        while (Interlocked.CompareExchange(ref _lastWait, wait, wait.Before) != wait.Before);
    }

    public void Switched(long stamp, SwitchKind kind, int thread) => Session.Switches.Append(stamp, Index, kind, thread);

    /// <summary>Writes down that it was seen waiting for a thread, by a look that began and ended at these moments.</summary>
    public void Seen(long began, long ended, SwitchKind kind) => Session.Switches.Append(ended, Index, kind, (int)Math.Min(ended - began, int.MaxValue));

    public void WatchCancellation(CancellationToken token)
    {
        if (token.CanBeCanceled)
            _cancellation = token.UnsafeRegister(
                static op => Interlocked.CompareExchange(ref ((Op)op!)._cancelRequested, Stopwatch.GetTimestamp(), 0), this);
    }

    public void Returned(Task body, Task promise) => (Body, Promise) = (body, promise);

    public void End(Task task)
    {
        Task = task;
        End();
        _cancellation.Unregister();
    }

    protected void End()
    {
        Interlocked.CompareExchange(ref _ended, Stopwatch.GetTimestamp(), 0);
        Session.Measure();
    }
}
