// likely: you left the others running: wait for them in a finally
async Task<List<int>> InOrderAsync(IEnumerable<int> items, Func<int, Task<int>> work, int width)
{
    List<int> results = [];
    var running = new Queue<Task<int>>();
    foreach (int item in items)
    {
        if (running.Count == width) results.Add(await running.Dequeue());
        running.Enqueue(work(item));
    }
    while (running.Count > 0) results.Add(await running.Dequeue());
    return results;
}
