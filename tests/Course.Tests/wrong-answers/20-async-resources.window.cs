// likely: it starts what was never stopped: stop before there is anything to dispose
class MaintenanceWindow(Func<Task> start, Action<Exception> onError) : IAsyncDisposable
{
    public static async Task<MaintenanceWindow> EnterAsync(
        Func<Task> stop, Func<Task> start, Action<Exception> onError)
    {
        var window = new MaintenanceWindow(start, onError);
        try { await stop(); }
        catch { await window.DisposeAsync(); throw; }
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        try { await start(); }
        catch (Exception e) { onError(e); }
    }
}
