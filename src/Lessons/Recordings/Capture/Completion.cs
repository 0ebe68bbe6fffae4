namespace Lessons.Recordings.Capture;

/// <summary>The code that differs between tasks and tasks with a result.</summary>
internal abstract class Completion<TTask> where TTask : Task
{
    /// <summary>The task for a call that threw before it returned one. It ends as an async method would have ended.</summary>
    public abstract TTask Failed(Exception exception);

    /// <summary>
    /// A task that ends like the given one, on the same thread, right after the operation's end is stamped. The body's own
    /// task cannot be used: if it runs its continuations asynchronously, its waiters can go on before the stamp.
    /// </summary>
    public TTask Stamped(TTask task, Op op)
    {
        if (task.IsCompleted)
        {
            op.End(task);
            return task;
        }
        var promise = Relay(task, op);
        op.Returned(task, promise);
        return promise;
    }

    protected abstract TTask Relay(TTask task, Op op);
}

internal sealed class PlainCompletion : Completion<Task>
{
    public static readonly PlainCompletion Instance = new();

    public override Task Failed(Exception exception) => ResultCompletion<bool>.Instance.Failed(exception);

    protected override Task Relay(Task task, Op op)
    {
        var promise = new TaskCompletionSource();
        Flow.WhenDone(task, done =>
        {
            op.End(done);
            promise.SetFromTask(done);
        });
        return promise.Task;
    }
}

internal sealed class ResultCompletion<T> : Completion<Task<T>>
{
    public static readonly ResultCompletion<T> Instance = new();

    public override Task<T> Failed(Exception exception)
    {
        var promise = new TaskCompletionSource<T>();
        if (exception is OperationCanceledException cancelled) promise.SetCanceled(cancelled.CancellationToken);
        else promise.SetException(exception);
        return promise.Task;
    }

    protected override Task<T> Relay(Task<T> task, Op op)
    {
        var promise = new TaskCompletionSource<T>();
        Flow.WhenDone(task, done =>
        {
            op.End(done);
            promise.SetFromTask((Task<T>)done);
        });
        return promise.Task;
    }
}
