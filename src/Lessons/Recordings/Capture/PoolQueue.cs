using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>
/// Looks at what waits in the queue of the thread pool, and writes down whose flows it belongs to. An operation with work in
/// there is <see cref="State.Ready"/>. The looks cost the recorded code nothing: they are made by the sampler's thread, and
/// only while something is queued.
/// </summary>
/// <param name="session">Whose operations are looked for.</param>
/// <param name="queued">Enumerates the queue.</param>
internal sealed class PoolQueue(RecordingSession session, Func<IEnumerable<object>> queued)
{
    // A look at an item takes a quarter of a microsecond, or some more on a slow machine, and all looks together must not take
    // more than a small part of a core. How long a look took says less: the machine may have been busy with something else.
    private const double RestMillisecondsPerItem = 0.005;

    private readonly QueuedItem _item = new();
    private readonly List<object> _items = [];
    private long _next;

    /// <summary>
    /// Looks at items like those that wait in a queue. The first look of a process compiles what it calls, and that takes
    /// several times as long as the pause between two looks.
    /// </summary>
    public void WarmUp()
    {
        object[] items = [.. queued(), new Task(static () => { }), WaitAsync(), (Action)WarmUp];
        foreach (var item in items) _item.FlowOf(item, out _);

        static async Task WaitAsync()
        {
            new AsyncLocal<object>().Value = "something for its context to carry";
            await new TaskCompletionSource().Task.ConfigureAwait(false);
        }
    }

    public void Look()
    {
        var now = Stopwatch.GetTimestamp();
        if (now < _next || ThreadPool.PendingWorkItemCount == 0 || !session.Switches.HasAmpleRoom) return;
        _items.AddRange(queued());

        // This thread can lose its core in the middle of the look. The item was in the queue at a moment before its end.
        var ended = Stopwatch.GetTimestamp();
        foreach (var item in _items)
            for (var op = _item.FlowOf(item, out var scheduled); op is not null; op = op.Outer)
                if (op.Session == session && op.Index >= 0)
                    op.Seen(now, ended, scheduled ? SwitchKind.SeenScheduled : SwitchKind.SeenResuming);
        _next = now + Clock.Ticks(RestMillisecondsPerItem * _items.Count);
        _items.Clear();
    }
}
