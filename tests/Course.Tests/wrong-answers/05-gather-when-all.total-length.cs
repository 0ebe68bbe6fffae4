// likely: the sum of the waits: you awaited each call where you made it
async Task<int> TotalLengthAsync(string[] urls, Func<string, Task<string>> fetch)
{
    int total = 0;
    foreach (string url in urls)
        total += (await fetch(url)).Length;
    return total;
}
