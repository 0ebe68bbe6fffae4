namespace Lessons.World.Scenarios;

internal static class DroppedTask
{
    public static Task RunAsync()
    {
        Console.WriteLine("started");
        _ = PrintLaterAsync();
        return Task.CompletedTask;
    }

    private static async Task PrintLaterAsync()
    {
        await Task.Delay(60_000);
        Console.WriteLine("finished");
    }
}
