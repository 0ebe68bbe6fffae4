// likely: `start` itself threw: call it inside the try
void Forget(Func<Task> start, Action<Exception> log)
{
    _ = LogAsync(start());

    async Task LogAsync(Task task)
    {
        try { await task; }
        catch (Exception e) { log(e); }
    }
}
