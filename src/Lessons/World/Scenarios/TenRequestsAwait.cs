using Lessons.Recordings;

namespace Lessons.World.Scenarios;

internal static class TenRequestsAwait
{
    public static async Task RunAsync()
    {
        var recording = await Timeline.Record("every request awaits", t => Task.WhenAll(
            Enumerable.Range(1, 10).Select(n => t.Run($"request {n}", () => Task.Run(async () => await QueryAsync(t))))));
        Console.WriteLine(RecordingText.Write(recording));
    }

    private static async Task<string> QueryAsync(Recorder t)
    {
        await t.Delay(150);
        return "rows";
    }
}
