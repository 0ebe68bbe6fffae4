namespace Lessons.World;

public sealed partial class EventLoop
{
    private readonly TaskCompletionSource _stopping = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _fault;
    private bool _stopAsked;

    /// <summary>Completes when a loop on its own thread has ended; fails with the callback's exception that ended it.</summary>
    public Task Completion => _ended.Task;

    /// <summary>Starts a loop on a background thread of its own, which does not keep the process alive.</summary>
    /// <param name="name">The name of the loop in messages, and of its thread.</param>
    /// <returns>The running loop. <see cref="Stop"/> ends it.</returns>
    public static EventLoop Start(string name = "loop")
    {
        var loop = new EventLoop(name);
        new Thread(loop.RunUntilStopped) { IsBackground = true, Name = name }.Start();
        return loop;
    }

    /// <summary>
    /// Ends a loop started with <see cref="Start"/>, after everything that was posted before. Calls of
    /// <c>InvokeAsync</c> that are unfinished then fail with a message that says so. A second call does nothing.
    /// </summary>
    public void Stop()
    {
        lock (_ready)
        {
            if (_closed || _stopAsked) return;
            _stopAsked = true;
            Enqueue(_stopping.SetResult);
        }
    }

    /// <summary>Appends a callback to the queue, from any thread; it runs in the caller's flow, as with Python's <c>call_soon_threadsafe</c>.</summary>
    /// <param name="callback">The code to run. An exception that it throws ends the loop.</param>
    /// <exception cref="InvalidOperationException">The loop has stopped.</exception>
    public void Post(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        lock (_ready)
        {
            if (_closed) throw Stopped("takes no more callbacks");
            Enqueue(InCallersFlow(callback));
        }
    }

    /// <summary>Runs the body on the loop and returns its result to the caller, from any thread: Python's <c>run_coroutine_threadsafe</c>.</summary>
    /// <param name="body">The code to run. Its failure or cancellation becomes that of the returned task.</param>
    /// <exception cref="InvalidOperationException">The loop has stopped, or it stopped before the body was done.</exception>
    public async Task<T> InvokeAsync<T>(Func<Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var started = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try { started.SetResult(body()); }
            catch (Exception exception) { started.SetException(exception); }
        });
        var call = started.Task.Unwrap();
        await Task.WhenAny(call, Completion).ConfigureAwait(false);
        if (!call.IsCompleted) throw Stopped("left this call unfinished");
        return await call.ConfigureAwait(false);
    }

    /// <inheritdoc cref="InvokeAsync{T}(Func{Task{T}})"/>
    public Task InvokeAsync(Func<Task> body) => InvokeAsync(async () =>
    {
        await body().ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc cref="InvokeAsync{T}(Func{Task{T}})"/>
    public Task<T> InvokeAsync<T>(Func<T> body) => InvokeAsync(() => Task.FromResult(body()));

    /// <inheritdoc cref="InvokeAsync{T}(Func{Task{T}})"/>
    public Task InvokeAsync(Action body) => InvokeAsync(() =>
    {
        body();
        return Task.CompletedTask;
    });

    /// <summary>Runs the callback on the loop and holds the caller's thread meanwhile. On the loop, runs it at once.</summary>
    /// <param name="callback">The code to run. An exception that it throws is thrown here.</param>
    /// <param name="state">The argument of the callback.</param>
    public override void Send(SendOrPostCallback callback, object? state)
    {
        if (_running == this) callback(state);
        else InvokeAsync(() => callback(state)).GetAwaiter().GetResult();
    }

    private static Action InCallersFlow(Action callback) =>
        ExecutionContext.Capture() is { } flow ? () => ExecutionContext.Run(flow, static run => ((Action)run!)(), callback) : callback;

    private void Enqueue(Action callback) => Post(static run => ((Action)run!)(), callback);

    private void RunUntilStopped()
    {
        try
        {
            RunUntilComplete(() => _stopping.Task);
        }
        catch (Exception exception)
        {
            _fault = exception;
        }
        Dispose();
    }

    private InvalidOperationException Stopped(string effect) => new($"The event loop '{_name}' has stopped and {effect}.", _fault);
}
