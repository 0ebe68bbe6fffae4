// likely: each page was fetched twice: a lazy query was enumerated twice
async Task<int> TotalLengthAsync(string[] urls, Func<string, Task<string>> fetch)
{
    IEnumerable<Task<string>> tasks = urls.Select(fetch);
    await Task.WhenAll(tasks);
    return tasks.Sum(task => task.Result.Length);
}
