// likely: a permit is not given back
async Task<int> CountErrorsAsync(string[] paths, Func<string, Stream> open)
{
    int errors = 0;
    var permits = new SemaphoreSlim(3);
    await Task.WhenAll(paths.Select(async path =>
    {
        await permits.WaitAsync();
        using var reader = new StreamReader(open(path));
        while (await reader.ReadLineAsync() is { } line)
            if (line.Split(' ', 3)[1] == "ERROR") Interlocked.Increment(ref errors);
    }));
    return errors;
}
