using System.Collections.Concurrent;

/// <summary>Runs an async method on the calling thread, from its first line to its last.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    public override void Post(SendOrPostCallback callback, object? state) => _queue.Add((callback, state));

    public static T Run<T>(Func<Task<T>> body)
    {
        var before = Current;
        var loop = new OneThread();
        SetSynchronizationContext(loop);
        try
        {
            var task = body();
            task.ContinueWith(_ => loop._queue.CompleteAdding(), TaskScheduler.Default);
            foreach (var (callback, state) in loop._queue.GetConsumingEnumerable()) callback(state);
            return task.Result;
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
