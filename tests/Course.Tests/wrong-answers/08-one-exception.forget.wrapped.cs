// likely: a task's `Exception` is a wrapper: `await` throws what is inside
void Forget(Func<Task> start, Action<Exception> log) =>
    start().ContinueWith(task => log(task.Exception!), TaskContinuationOptions.OnlyOnFaulted);
