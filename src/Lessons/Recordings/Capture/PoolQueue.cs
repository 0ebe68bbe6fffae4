using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>
/// Looks at what waits in the queue of the thread pool, and writes down whose flows it belongs to. An operation with work in
/// there is <see cref="State.Ready"/>. The looks cost the recorded code nothing: they are made by the sampler's thread, and
/// only while something is queued.
/// </summary>
internal sealed class PoolQueue(RecordingSession session)
{
    // A look at an item takes a quarter of a microsecond, or some more on a slow machine, and all looks together must not take
    // more than a small part of a core. How long a look took says less: the machine may have been busy with something else.
    private const double RestMillisecondsPerItem = 0.01;

    private readonly QueuedItem _item = new();
    private readonly List<object> _items = [];
    private long _next;

    public void Look()
    {
        var now = Stopwatch.GetTimestamp();
        if (now < _next || ThreadPool.PendingWorkItemCount == 0 || !session.Switches.HasAmpleRoom) return;
        _items.AddRange(Internals.QueuedWorkItems());
        foreach (var item in _items)
            for (var op = _item.FlowOf(item, out var scheduled); op is not null; op = op.Outer)
                if (op.Session == session && op.Index >= 0)
                    op.Switched(now, scheduled ? SwitchKind.SeenScheduled : SwitchKind.SeenResuming, 0);
        _next = now + Clock.Ticks(RestMillisecondsPerItem * _items.Count);
        _items.Clear();
    }
}
