// likely: you catch failures, too
void StartWithin(TaskGroup group, int milliseconds, Func<CancellationToken, Task> child)
{
    group.Start(async token =>
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(token);
        own.CancelAfter(milliseconds);
        try { await child(own.Token); }
        catch (Exception) { }
    });
}
