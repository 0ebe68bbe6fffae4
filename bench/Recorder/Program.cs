using System.Diagnostics;
using Lessons.Recording;

// What recording costs. Run by hand on a quiet machine: dotnet run -c Release --project bench/Recorder
// Minima, because the rest of the machine only ever adds.
const int Awaits = 100_000;
const int Runs = 25;

var bare = double.MaxValue;
var recorded = double.MaxValue;
var bytes = double.MaxValue;
for (var run = 0; run < Runs; run++)
{
    bare = Math.Min(bare, (await LoopAsync(Awaits)).Nanoseconds);
    await Timeline.Record("cost", async t =>
    {
        var (nanoseconds, allocated) = await t.Run("loop", () => LoopAsync(Awaits));
        recorded = Math.Min(recorded, nanoseconds);
        bytes = Math.Min(bytes, allocated);
    });
}
Console.WriteLine($"suspended await, bare      {bare,8:0.0} ns");
Console.WriteLine($"suspended await, recorded  {recorded,8:0.0} ns   +{recorded - bare:0.0} ns, {recorded / bare:0.00} times");
Console.WriteLine($"allocated per switch       {bytes / (2 * Awaits),8:0.00} bytes: the log's own growth, 16 a switch beyond what is reserved");

foreach (var operations in (int[])[3, 1_000, 10_000])
{
    var alone = double.MaxValue;
    var total = double.MaxValue;
    var memory = double.MaxValue;
    for (var run = 0; run < 5; run++)
    {
        alone = Math.Min(alone, await ConcurrentAsync(operations));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        await Timeline.Record("many", t => Task.WhenAll(Enumerable.Range(0, operations).Select(_ => t.Run("op", () => Task.Delay(50)))));
        total = Math.Min(total, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        memory = Math.Min(memory, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
    Console.WriteLine($"{operations,6} x Delay(50)         {alone,8:0.0} ms bare, {total:0.0} ms recorded and assembled, {memory / 1024:0} kB allocated");
}

static async Task<(double Nanoseconds, long Bytes)> LoopAsync(int awaits)
{
    await Task.Yield();
    var before = GC.GetTotalAllocatedBytes(precise: false);
    var started = Stopwatch.GetTimestamp();
    for (var i = 0; i < awaits; i++) await Task.Yield();
    return (Stopwatch.GetElapsedTime(started).TotalNanoseconds / awaits, GC.GetTotalAllocatedBytes(precise: false) - before);
}

static async Task<double> ConcurrentAsync(int operations)
{
    var started = Stopwatch.GetTimestamp();
    await Task.WhenAll(Enumerable.Range(0, operations).Select(_ => Task.Delay(50)));
    return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
