namespace Lessons.World.Scenarios;

internal static class TwentyOnPool
{
    public static async Task RunAsync()
    {
        var stairs = new Stairs();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => stairs.Sleep(500))));
        stairs.Print();
    }
}
