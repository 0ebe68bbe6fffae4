using Lessons.Recordings;

namespace Lessons.World.Scenarios;

internal static class FirstRecording
{
    public static async Task RunAsync()
    {
        var recording = await Timeline.Record("first", async t => await t.Run("a", () => Task.CompletedTask));
        Console.WriteLine(recording.Operations.Count());
    }
}
