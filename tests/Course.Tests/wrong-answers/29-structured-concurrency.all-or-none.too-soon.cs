// likely: it threw while a child was still tidying up: wait for all
async Task<int[]> AllOrNoneAsync(CancellationToken token, params Func<CancellationToken, Task<int>>[] children)
{
    using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
    Task<int>[] tasks = [.. children.Select(child => child(stop.Token))];
    await foreach (Task<int> task in Task.WhenEach(tasks))
    {
        if (!task.IsFaulted) continue;
        await stop.CancelAsync();
        await task;
    }
    return await Task.WhenAll(tasks);
}
