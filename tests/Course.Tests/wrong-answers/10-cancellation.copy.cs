// likely: nobody looks at the token between two lines
async Task CopyAsync(
    string[] lines, Func<string, CancellationToken, Task> write,
    Func<CancellationToken, Task> delete, CancellationToken token)
{
    try
    {
        foreach (string line in lines) await write(line, token);
    }
    catch (OperationCanceledException)
    {
        await delete(CancellationToken.None);
        throw;
    }
}
