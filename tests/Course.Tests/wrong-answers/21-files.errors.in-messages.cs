// likely: messages say ERROR, too: look at the second word only
async Task<int> CountErrorsAsync(string[] paths, Func<string, Stream> open)
{
    int errors = 0;
    await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (path, token) =>
    {
        using var reader = new StreamReader(open(path));
        while (await reader.ReadLineAsync(token) is { } line)
            if (line.Contains("ERROR")) Interlocked.Increment(ref errors);
    });
    return errors;
}
