using Lessons.Recordings;

namespace Lessons.Tests;

public class SwitchTests
{
    [Fact(Timeout = 15000)]
    public async Task A_switch_allocates_nothing()
    {
        long bytes = -1;
        var recording = await Timeline.Record("switches", async t =>
        {
            await Task.Yield();
            await t.Run("op", () =>
            {

                void Leave(int times)
                {
                    // Into the empty context and back: two notifications each, and nothing else.
                    for (var i = 0; i < times; i++) ExecutionContext.Run(Bare.Context, static _ => { }, null);
                }
                Leave(100);
                var before = GC.GetAllocatedBytesForCurrentThread();
                Leave(5000);
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            });
        });

        Assert.Equal(0, bytes);
        Assert.True(recording.Ops["op"].Resumptions >= 5000);
    }

    [Fact(Timeout = 15000)]
    public async Task A_recording_that_ran_out_of_space_says_so_and_stays_whole()
    {
        var recording = await Timeline.Record("endless", async t => await t.Run("op", () =>
        {
            for (var i = 0; i < 600_000; i++) ExecutionContext.Run(Bare.Context, static _ => { }, null);
        }));

        Assert.True(recording.Truncated);
        Assert.Equal(Outcome.Completed, recording.Ops["op"].Outcome);
        Assert.Equal(recording.Ops["op"].Elapsed, recording.Ops["op"].Held + recording.Ops["op"].Awaited, 3);
        Assert.True(recording.Ops["op"].Resumptions > 500_000);
    }

    [Fact(Timeout = 15000)]
    public async Task Thousands_of_concurrent_operations_are_all_there()
    {
        var recording = await Timeline.Record("many", async t =>
            await Task.WhenAll(Enumerable.Range(0, 5000).Select(_ => t.Run("op", async () => { await Task.Delay(30); await Task.Yield(); }))));

        Assert.Equal(5000, recording.Operations.Length);
        Assert.False(recording.Truncated);
        Assert.Equal("op 5000", recording.Operations[4999].Name);

        // One slice for the call, one or two for the rest; they overlap when the caller lost its core in between.
        Assert.All(recording.Operations, operation => Assert.InRange(operation.Slices.Length, 1, 3));
    }

    private static class Bare
    {
        /// <summary>A context in which no operation runs.</summary>
        public static readonly ExecutionContext Context = Capture();

        private static ExecutionContext Capture()
        {
            ExecutionContext? context = null;
            var thread = new Thread(() => context = ExecutionContext.Capture());
            thread.UnsafeStart();
            thread.Join();
            return context!;
        }
    }
}
