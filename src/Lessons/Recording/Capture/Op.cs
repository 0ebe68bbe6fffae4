using System.Diagnostics;

namespace Lessons.Recording.Capture;

/// <summary>
/// One operation while it is being recorded. Each gets an object of its own and keeps it: the notifications tell
/// flows apart by reference.
/// </summary>
internal sealed class Op(Session session, int index, string name, Op? parent)
{
    private CancellationTokenRegistration _cancellation;
    private long _ended;
    private long _cancelRequested;

    public Session Session { get; } = session;

    /// <summary>Position in order of start, or -1 for the root: the recording's own body.</summary>
    public int Index { get; } = index;

    public string Name { get; } = name;

    public Op? Parent { get; } = parent;

    /// <summary>The operation of an outer recording in whose flow this recording was made.</summary>
    public Op? Outer { get; } = session.Outer;

    public long Started { get; init; } = Stopwatch.GetTimestamp();

    /// <summary>When its task completed, or 0.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>When its token was cancelled, or 0.</summary>
    public long CancelRequested => Volatile.Read(ref _cancelRequested);

    /// <summary>Its task, once that has completed.</summary>
    public Task? Task { get; private set; }

    /// <summary>Annotated waits; guarded by the session's gate.</summary>
    public List<Wait> Waits { get; } = [];

    public void Switched(long stamp, int thread)
    {
        if (Index >= 0) Session.Switches.Append(stamp, Index, thread);
    }

    public void WatchCancellation(CancellationToken token)
    {
        if (token.CanBeCanceled)
            _cancellation = token.UnsafeRegister(
                static op => Interlocked.CompareExchange(ref ((Op)op!)._cancelRequested, Stopwatch.GetTimestamp(), 0), this);
    }

    public void End(Task task)
    {
        Task = task;
        Volatile.Write(ref _ended, Stopwatch.GetTimestamp());
        _cancellation.Unregister();
    }
}
