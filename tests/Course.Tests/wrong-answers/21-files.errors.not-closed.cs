// likely: `using` is missing
async Task<int> CountErrorsAsync(string[] paths, Func<string, Stream> open)
{
    int errors = 0;
    foreach (string path in paths.Take(3))
    {
        var reader = new StreamReader(open(path));
        while (await reader.ReadLineAsync() is { } line)
            if (line.Split(' ', 3)[1] == "ERROR") errors += 2;
    }
    return errors;
}
