// likely: the exception of start hides that of the body
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
        await start();
    }
}
