using System.Diagnostics;

namespace Lessons.World.Scenarios;

internal static class TwentyResults
{
    public static async Task RunAsync()
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => AnswerAsync().Result)));
        Console.WriteLine(watch.ElapsedMilliseconds);
    }

    private static async Task<int> AnswerAsync()
    {
        await Task.Delay(500);
        return 42;
    }
}
