// likely: you keep whole files: read a line, count it, forget it
async Task<int> CountErrorsAsync(string[] paths, Func<string, Stream> open)
{
    int errors = 0;
    await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (path, token) =>
    {
        using var reader = new StreamReader(open(path));
        string text = await reader.ReadToEndAsync(token);
        Interlocked.Add(ref errors, text.Split('\n').Count(line => line.Split(' ', 3) is [_, "ERROR", _]));
    });
    return errors;
}
