// likely: delete was given the dead token, or was not called
async Task CopyAsync(
    string[] lines, Func<string, CancellationToken, Task> write,
    Func<CancellationToken, Task> delete, CancellationToken token)
{
    try
    {
        foreach (string line in lines)
        {
            token.ThrowIfCancellationRequested();
            await write(line, token);
        }
    }
    catch (OperationCanceledException)
    {
        await delete(token);
        throw;
    }
}
