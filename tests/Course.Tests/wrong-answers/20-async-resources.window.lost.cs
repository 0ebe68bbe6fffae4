// likely: the exception of start is lost: hand it to onError
class MaintenanceWindow(Func<Task> start, Action<Exception> onError) : IAsyncDisposable
{
    public static async Task<MaintenanceWindow> EnterAsync(
        Func<Task> stop, Func<Task> start, Action<Exception> onError)
    {
        await stop();
        return new(start, onError);
    }

    public async ValueTask DisposeAsync()
    {
        try { await start(); }
        catch (Exception) { }
    }
}
