// likely: the failure of one task was thrown: catch it, or suppress it
async Task<Outcome<T>[]> WhenAllSettledAsync<T>(params Task<T>[] tasks)
{
    T[] values = await Task.WhenAll(tasks);
    return [.. values.Select(value => new Outcome<T>(value, null))];
}

record Outcome<T>(T? Value, Exception? Error);
