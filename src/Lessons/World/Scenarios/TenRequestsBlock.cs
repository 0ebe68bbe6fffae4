using Lessons.Recordings;

namespace Lessons.World.Scenarios;

internal static class TenRequestsBlock
{
    public static async Task RunAsync()
    {
        var recording = await Timeline.Record("every request blocks its thread", t => Task.WhenAll(
            Enumerable.Range(1, 10).Select(n => t.Run($"request {n}", () => Task.Run(() => QueryAsync(t).Result)))));
        Console.WriteLine(RecordingText.Write(recording));
    }

    private static async Task<string> QueryAsync(Recorder t)
    {
        await t.Delay(150);
        return "rows";
    }
}
