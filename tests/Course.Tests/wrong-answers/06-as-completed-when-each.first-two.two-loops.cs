// likely: a second loop over WhenEach is empty: one loop, and a break
async Task<List<int>> FirstTwoAsync(Task<int>[] tasks)
{
    List<int> results = [];
    IAsyncEnumerable<Task<int>> each = Task.WhenEach(tasks);
    await foreach (Task<int> first in each) { results.Add(await first); break; }
    await foreach (Task<int> second in each) { results.Add(await second); break; }
    return results;
}
