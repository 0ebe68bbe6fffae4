// likely: the exception of start hides that of the body
class MaintenanceWindow : IAsyncDisposable
{
    private readonly Func<Task> start;

    private MaintenanceWindow(Func<Task> start) => this.start = start;

    public static async Task<MaintenanceWindow> EnterAsync(Func<Task> stop, Func<Task> start, Action<Exception> onError)
    {
        await stop();
        return new(start);
    }

    public async ValueTask DisposeAsync() => await start();
}
