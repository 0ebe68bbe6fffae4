using System.Diagnostics;
using Lessons;
using Lessons.Recordings;
using Microsoft.DotNet.Interactive.Formatting;

/// <summary>What it takes from the processor when a figure grows while its recording runs.</summary>
internal static class Growing
{
    private const int Operations = 10;

    public static async Task MeasureAsync(bool grows)
    {
        AppContext.SetSwitch("Interleave.ShowsGrowth", grows);
        var drawn = 0;
        // As a host does: the figure is made, and sent.
        Lesson.Use(first =>
        {
            Draw(first);
            return Draw;
        });

        await RecordAsync(waits: 40);
        drawn = 0;
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var (elapsed, late) = await RecordAsync(waits: 60);
        process.Refresh();
        var took = (process.TotalProcessorTime - before).TotalMilliseconds;

        Console.WriteLine($"| {(grows ? "growing" : "still")} | {elapsed:0} ms | {drawn} | {took:0} ms | {took / elapsed:0.000} | {late:0.00} ms |");

        void Draw(object figure)
        {
            drawn++;
            _ = figure.ToDisplayString("application/vnd.plotly.v1+json");
        }
    }

    // Operations that mostly wait, and how late their timers were in the median.
    private static async Task<(double Elapsed, double Late)> RecordAsync(int waits)
    {
        List<double> late = [];
        var recording = await Timeline.Record("waits", t => Task.WhenAll(Enumerable.Range(0, Operations).Select(i => t.Run($"op {i}", async () =>
        {
            for (var wait = 0; wait < waits; wait++)
            {
                var started = Stopwatch.GetTimestamp();
                await Task.Delay(50);
                lock (late) late.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds - 50);
            }
        }))));
        late.Sort();
        return (recording.Elapsed, late[late.Count / 2]);
    }
}
