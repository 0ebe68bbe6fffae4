namespace Lessons.Recording.Capture;

/// <summary>Tasks for calls that threw before they returned one; as an async method would have ended.</summary>
internal static class Failed
{
    public static Task Task(Exception exception) => Task<bool>(exception);

    public static Task<T> Task<T>(Exception exception)
    {
        var promise = new TaskCompletionSource<T>();
        if (exception is OperationCanceledException cancelled) promise.SetCanceled(cancelled.CancellationToken);
        else promise.SetException(exception);
        return promise.Task;
    }
}
