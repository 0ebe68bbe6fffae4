// likely: it waits for more than two
async Task<List<int>> FirstTwoAsync(Task<int>[] tasks)
{
    List<int> results = [];
    await foreach (Task<int> task in Task.WhenEach(tasks))
        results.Add(await task);
    return results[..2];
}
