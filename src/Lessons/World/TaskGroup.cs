namespace Lessons.World;

/// <summary>
/// A nursery for tasks: children are started in it, and <see cref="RunAsync"/> does not return while a child is alive.
/// The first failure cancels the other tasks. All failures are thrown, after all tasks have stopped.
/// Python's <c>asyncio.TaskGroup</c>.
/// </summary>
/// <example><code>
/// int ended = 0;
/// await TaskGroup.RunAsync(async group =&gt;
/// {
///     for (int n = 0; n &lt; 3; n++)
///         group.Start(async token =&gt; { await Task.Delay(10, token); Interlocked.Increment(ref ended); });
///     await Task.Yield();
/// });
/// Check.That("no child outlives the group", ended, Is.EqualTo(3));
/// </code></example>
public sealed class TaskGroup
{
    private readonly CancellationTokenSource _stop;
    private readonly Lock _lock = new();
    private readonly List<Exception> _faults = [];
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The body counts as a child, so that the group is not empty before it has started any.
    private int _alive = 1;

    private TaskGroup(CancellationToken token)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        Token = _stop.Token;
    }

    /// <summary>
    /// Cancelled as soon as a child or the body fails, or the caller's token is cancelled. Children get it as their argument.
    /// The body must pass it to the calls that it awaits, or it goes on after a child has failed.
    /// </summary>
    public CancellationToken Token { get; }

    /// <summary>Runs the body, then waits for every child that the body or another child has started.</summary>
    /// <param name="body">Starts children.</param>
    /// <param name="token">Cancels the whole group from outside.</param>
    /// <exception cref="AggregateException">The exceptions of the children, the body and callbacks on the token, the first failure first.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, and nothing failed.</exception>
    public static async Task RunAsync(Func<TaskGroup, Task> body, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var group = new TaskGroup(token);
        using (group._stop)
        {
            _ = group.WatchAsync(CallBodyAsync());
            await group._empty.Task.ConfigureAwait(false);
        }
        if (group._faults.Count > 0) throw new AggregateException("A task group failed.", group._faults);
        token.ThrowIfCancellationRequested();

        async Task CallBodyAsync() => await body(group).ConfigureAwait(false);
    }

    /// <summary>Starts a child. It belongs to the group from now on, so it needs no await.</summary>
    /// <param name="child">Gets the group's token, and should stop when the token is cancelled.</param>
    /// <exception cref="InvalidOperationException">The group has ended.</exception>
    public void Start(Func<CancellationToken, Task> child) => Adopt(child);

    /// <summary>Starts a child that has a result. An await is needed only for that result.</summary>
    /// <param name="child">Gets the group's token, and should stop when the token is cancelled.</param>
    /// <returns>The child's own task.</returns>
    /// <exception cref="InvalidOperationException">The group has ended.</exception>
    public Task<T> Start<T>(Func<CancellationToken, Task<T>> child) => Adopt(child);

    private TTask Adopt<TTask>(Func<CancellationToken, TTask> child) where TTask : Task
    {
        ArgumentNullException.ThrowIfNull(child);
        lock (_lock)
        {
            if (_alive == 0) throw new InvalidOperationException("The task group has ended: a task started in it now would outlive it.");
            _alive++;
        }
        try
        {
            var task = child(Token);
            _ = WatchAsync(task);
            return task;
        }
        catch
        {
            // The call itself threw, so there is no child. The caller gets the exception.
            Leave();
            throw;
        }
    }

    private async Task WatchAsync(Task child)
    {
        try
        {
            await child.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested)
        {
            // The child stopped because it was asked to.
        }
        catch (Exception exception)
        {
            lock (_lock) _faults.Add(exception);
            await StopAsync().ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    // Callbacks on the token are code of the children, too: what they throw is a failure like any other.
    private async Task StopAsync()
    {
        try
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException callbacks)
        {
            lock (_lock) _faults.AddRange(callbacks.InnerExceptions);
        }
    }

    private void Leave()
    {
        lock (_lock)
            if (--_alive > 0) return;
        _empty.SetResult();
    }
}
