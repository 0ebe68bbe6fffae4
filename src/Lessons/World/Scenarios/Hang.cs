namespace Lessons.World.Scenarios;

internal static class Hang
{
    private static readonly SemaphoreSlim Permit = new(1);

    public static async Task RunAsync()
    {
        var both = Task.WhenAll(IndexAsync(), PageAsync());
        Console.WriteLine("started");
        await both;
    }

    private static async Task IndexAsync()
    {
        await Permit.WaitAsync();
        try { await new TaskCompletionSource().Task; }
        finally { Permit.Release(); }
    }

    private static async Task PageAsync() => await Task.WhenAll(UsersAsync(), PostsAsync(), TagsAsync());
    private static async Task UsersAsync() { await Permit.WaitAsync(); Permit.Release(); }
    private static async Task PostsAsync() { await Permit.WaitAsync(); Permit.Release(); }
    private static async Task TagsAsync() { await Permit.WaitAsync(); Permit.Release(); }
}
