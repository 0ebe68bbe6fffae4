// likely: the cancellation was swallowed: rethrow it
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
        await delete(CancellationToken.None);
    }
}
