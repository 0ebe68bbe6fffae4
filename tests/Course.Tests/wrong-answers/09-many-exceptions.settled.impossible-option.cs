// likely: SuppressThrowing on a Task<T[]>: cast it to Task
async Task<Outcome<T>[]> WhenAllSettledAsync<T>(params Task<T>[] tasks)
{
    await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    return [.. tasks.Select(task => task.IsCompletedSuccessfully
        ? new Outcome<T>(task.Result, null)
        : new Outcome<T>(default, task.Exception?.InnerException ?? new TaskCanceledException(task)))];
}

record Outcome<T>(T? Value, Exception? Error);
