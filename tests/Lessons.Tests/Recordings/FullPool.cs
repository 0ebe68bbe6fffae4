namespace Lessons.Tests;

/// <summary>A pool without a free thread: more work than it has threads waits in its queue, and blocks until it is let go.</summary>
internal sealed class FullPool : IDisposable
{
    private const int MoreThanThePoolMakesAtOnce = 200;

    private readonly ManualResetEventSlim _gate = new();
    private readonly CountdownEvent _blocked;

    public FullPool()
    {
        // The pool makes threads at once until it has as many as it once found useful, which it does not tell.
        var count = ThreadPool.ThreadCount + MoreThanThePoolMakesAtOnce;
        _blocked = new(count);
        for (var i = 0; i < count; i++)
            ThreadPool.UnsafeQueueUserWorkItem(_ =>
            {
                _gate.Wait();
                _blocked.Signal();
            }, null);
    }

    /// <summary>Lets the threads of the pool go on. What was queued meanwhile comes after what blocked them.</summary>
    public void LetGo() => _gate.Set();

    public void Dispose()
    {
        LetGo();
        _blocked.Wait();
    }
}
