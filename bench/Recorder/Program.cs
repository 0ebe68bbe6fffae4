using System.Diagnostics;
using Lessons.Recordings;

// What recording costs. Run by hand on a quiet machine: dotnet run -c Release --project bench/Recorder
// Minima of many short runs, recorded and bare in turn, because the rest of the machine only ever adds.
// What a figure costs that grows meanwhile: … -- growing, and for comparison: … -- still
if (args is [var how])
{
    await Growing.MeasureAsync(grows: how == "growing");
    return;
}

const int Awaits = 20_000;
const int Runs = 200;

var (bare, recorded) = (double.MaxValue, double.MaxValue);
for (var run = 0; run < Runs; run++)
{
    bare = Math.Min(bare, await Loop.NanosecondsAsync(Awaits));
    await Timeline.Record("cost", async t => recorded = Math.Min(recorded, await t.Run("loop", () => Loop.NanosecondsAsync(Awaits))));
}

// A thread that is in the operation's flow anyhow would not switch: the recording is made inside the loop.
var (bareBytes, recordedBytes) = (double.MaxValue, double.MaxValue);
for (var run = 0; run < 20; run++)
{
    bareBytes = Math.Min(bareBytes, OneThread.Run(() => Loop.BytesAsync(Awaits)));
    recordedBytes = Math.Min(recordedBytes, OneThread.Run(async () =>
    {
        var result = 0.0;
        await Timeline.Record("bytes", async t => result = await t.Run("loop", () => Loop.BytesAsync(Awaits)));
        return result;
    }));
}

Console.WriteLine($"""
    | A suspended await, {Awaits:N0} in a row | bare | recorded | more | ratio |
    |---|--:|--:|--:|--:|
    | nanoseconds, minimum of {Runs} runs | {bare:0} | {recorded:0} | {recorded - bare:0} | {recorded / bare:0.00} |
    | bytes on its thread, minimum of 20 runs | {bareBytes:0} | {recordedBytes:0} | {recordedBytes - bareBytes:0} | |

    | Operations at once, each `Task.Delay(50)` | bare, ms | recorded and assembled, ms | kB allocated | slices |
    |---|--:|--:|--:|--:|
    """);
foreach (var operations in (int[])[10, 1_000, 10_000])
{
    var (alone, total, memory, slices) = (double.MaxValue, double.MaxValue, double.MaxValue, 0);
    for (var run = 0; run < 10; run++)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, operations).Select(_ => Task.Delay(50)));
        alone = Math.Min(alone, Stopwatch.GetElapsedTime(started).TotalMilliseconds);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        started = Stopwatch.GetTimestamp();
        var recording = await Timeline.Record("many", t =>
            Task.WhenAll(Enumerable.Range(0, operations).Select(_ => t.Run("op", async () => await Task.Delay(50)))));
        total = Math.Min(total, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        memory = Math.Min(memory, GC.GetTotalAllocatedBytes(precise: true) - before);
        slices = recording.Operations.Sum(operation => operation.Slices.Length);
    }
    Console.WriteLine($"| {operations:N0} | {alone:0} | {total:0} | {memory / 1024:N0} | {slices:N0} |");
}
