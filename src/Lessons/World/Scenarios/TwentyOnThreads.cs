namespace Lessons.World.Scenarios;

internal static class TwentyOnThreads
{
    public static async Task RunAsync()
    {
        var stairs = new Stairs();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Task.Factory.StartNew(() => stairs.Sleep(500), TaskCreationOptions.LongRunning)));
        stairs.Print();
    }
}
