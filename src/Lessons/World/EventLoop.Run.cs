namespace Lessons.World;

public sealed partial class EventLoop
{
    private readonly string _name = name;

    /// <summary>
    /// Runs the body and all its continuations on the calling thread, and returns when the body's task is done:
    /// Python's <c>asyncio.run</c>. Other tasks that were started and still wait then never continue.
    /// </summary>
    /// <param name="body">The code to run. Its failure is thrown here, unwrapped.</param>
    public static void Run(Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var loop = new EventLoop();
        loop.RunUntilComplete(body);
    }

    /// <inheritdoc cref="Run(Func{Task})"/>
    /// <returns>The task's result.</returns>
    public static T Run<T>(Func<Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var loop = new EventLoop();
        return loop.RunUntilComplete(body);
    }

    /// <inheritdoc cref="RunUntilComplete(Func{Task})"/>
    /// <returns>The task's result.</returns>
    public T RunUntilComplete<T>(Func<Task<T>> body)
    {
        Task<T>? main = null;
        RunUntilComplete(Task () => main = body());
        return main!.GetAwaiter().GetResult();
    }

    /// <summary>Closes the loop. It drops the queued callbacks and all later ones.</summary>
    public void Dispose()
    {
        lock (_ready)
        {
            _closed = true;
            Dropped += _ready.Count;
            _ready.Clear();
        }
        if (_fault is null) _ended.TrySetResult();
        else _ended.TrySetException(_fault);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;
}
