// likely: all were opened at once: bound them
async Task<int> CountErrorsAsync(string[] paths, Func<string, Stream> open)
{
    StreamReader[] readers = [.. paths.Select(path => new StreamReader(open(path)))];
    int errors = 0;
    foreach (StreamReader reader in readers)
    {
        while (await reader.ReadLineAsync() is { } line)
            if (line.Split(' ', 3)[1] == "ERROR") errors++;
        reader.Dispose();
    }
    return errors;
}
