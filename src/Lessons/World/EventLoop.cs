using Lessons.Recordings.Capture;

namespace Lessons.World;

/// <summary>
/// Python's event loop in C#: one thread, one queue. Every continuation is posted to the queue. The thread runs them in
/// the order in which they came, one at a time, until the task that the loop was started for is done.
/// </summary>
/// <param name="name">The name of the loop in messages.</param>
/// <example><code>
/// bool onLoop = EventLoop.Run(async () =&gt;
/// {
///     await Task.Delay(10);
///     return EventLoop.Running is not null;
/// });
/// Check.That("the code behind the await ran on the loop again", onLoop, Is.True);
/// </code></example>
public sealed partial class EventLoop(string name = "loop") : SynchronizationContext, IDisposable
{
    [ThreadStatic] private static EventLoop? _running;

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private bool _closed;
    private int _pumping;

    /// <summary>The loop whose callback the caller runs in; null on other threads. Python's <c>get_running_loop</c>.</summary>
    public static EventLoop? Running => _running;

    /// <summary>How many callbacks never run: they were queued when the loop was closed, or came later.</summary>
    public int Dropped { get; private set; }

    /// <summary>Called when nothing is ready. True means that it made something ready. Virtual time jumps here.</summary>
    internal Func<bool>? Idle { get; init; }

    /// <summary>Appends a callback to the queue, from any thread. It never runs the callback itself.</summary>
    /// <param name="callback">The code to run.</param>
    /// <param name="state">The argument of the callback.</param>
    public override void Post(SendOrPostCallback callback, object? state)
    {
        lock (_ready)
        {
            // An exception from here would end the process, because a task calls this method while it completes.
            if (_closed)
            {
                Dropped++;
                return;
            }

            // Written down first: another thread may run it as soon as it is in the queue.
            Posted.Seen(state);
            _ready.Enqueue((callback, state));
            Monitor.Pulse(_ready);
        }
    }

    /// <summary>Runs the body and callbacks here until its task is done. Callbacks queued by then stay for the next call.</summary>
    /// <param name="body">The code to run. Its failure is thrown here, and so is a callback's, which ends the run.</param>
    public void RunUntilComplete(Func<Task> body)
    {
        if (_running is not null)
            throw new InvalidOperationException($"The event loop '{_running._name}' is running on this thread already, and would stand still while it waited here. Await the task instead.");
        if (Interlocked.Exchange(ref _pumping, 1) == 1)
            throw new InvalidOperationException($"The event loop '{_name}' is running on another thread already. Use InvokeAsync to get something onto it.");
        var before = Current;
        var flow = ExecutionContext.Capture();
        _running = this;
        SetSynchronizationContext(this);
        try
        {
            var main = body();
            main.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (!main.IsCompleted)
                if (Next() is var (callback, state)) Step(callback, state, flow);
                else if (Idle?.Invoke() is not true) WaitForWork(main);
            main.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
            _running = null;
            _pumping = 0;
        }
    }

    /// <summary>Whether a callback is queued.</summary>
    internal bool HasWork
    {
        get { lock (_ready) return _ready.Count > 0; }
    }

    private (SendOrPostCallback Callback, object? State)? Next()
    {
        lock (_ready) return _ready.TryDequeue(out var next) ? next : null;
    }

    private void WaitForWork(Task main)
    {
        lock (_ready)
            if (_ready.Count == 0 && !main.IsCompleted) Monitor.Wait(_ready);
    }

    private void Wake()
    {
        lock (_ready) Monitor.Pulse(_ready);
    }
}
