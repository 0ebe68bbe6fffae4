using System.Diagnostics;

namespace Lessons.World.Scenarios;

internal static class TwentySleeps
{
    public static async Task RunAsync()
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Thread.Sleep(500))));
        Console.WriteLine(watch.ElapsedMilliseconds);
    }
}
