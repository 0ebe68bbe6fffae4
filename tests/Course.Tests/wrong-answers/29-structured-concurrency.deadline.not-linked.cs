// likely: the child does not hear the group: link the deadline to its token
void StartWithin(TaskGroup group, int milliseconds, Func<CancellationToken, Task> child)
{
    group.Start(async _ =>
    {
        using var own = new CancellationTokenSource(milliseconds);
        try { await child(own.Token); }
        catch (OperationCanceledException) when (own.IsCancellationRequested) { }
    });
}
