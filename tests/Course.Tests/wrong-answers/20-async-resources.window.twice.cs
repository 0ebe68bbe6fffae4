// likely: a second `DisposeAsync` starts it once more
class MaintenanceWindow : IAsyncDisposable
{
    private readonly Func<Task> start;
    private readonly Action<Exception> onError;

    private MaintenanceWindow(Func<Task> start, Action<Exception> onError) =>
        (this.start, this.onError) = (start, onError);

    public static async Task<MaintenanceWindow> EnterAsync(
        Func<Task> stop, Func<Task> start, Action<Exception> onError)
    {
        await stop();
        return new(start, onError);
    }

    public async ValueTask DisposeAsync()
    {
        try { await start(); }
        catch (Exception e) { onError(e); }
    }
}
