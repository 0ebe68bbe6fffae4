// likely: only the waiting ended: pass a token
void StartWithin(TaskGroup group, int milliseconds, Func<CancellationToken, Task> child)
{
    group.Start(async token =>
    {
        try { await child(token).WaitAsync(TimeSpan.FromMilliseconds(milliseconds)); }
        catch (TimeoutException) { }
    });
}
