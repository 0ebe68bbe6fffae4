using System.Collections.Concurrent;

namespace Lessons.Tests;

/// <summary>A synchronization context with one thread, as a user interface has.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    public override void Post(SendOrPostCallback callback, object? state) => _queue.Add((callback, state));

    /// <summary>Runs everything that the body continues with on one thread, in the caller's flow.</summary>
    public static Task Run(Func<Task> body)
    {
        var done = new TaskCompletionSource();
        new Thread(() =>
        {
            var loop = new OneThread();
            SetSynchronizationContext(loop);
            var task = body();
            task.ContinueWith(_ => loop._queue.CompleteAdding(), TaskScheduler.Default);
            foreach (var (callback, state) in loop._queue.GetConsumingEnumerable()) callback(state);
            done.SetFromTask(task);
        }) { IsBackground = true }.Start();
        return done.Task;
    }
}
