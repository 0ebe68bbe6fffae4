// likely: the child's cancellation reached the group, which takes it for a failure: catch it in the child
void StartWithin(TaskGroup group, int milliseconds, Func<CancellationToken, Task> child)
{
    group.Start(async token =>
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(token);
        own.CancelAfter(milliseconds);
        await child(own.Token);
    });
}
