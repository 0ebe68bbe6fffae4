using Lessons.Recordings;

namespace Lessons.Tests;

public class SwitchTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_switch_allocates_nothing()
    {
        long bytes = -1;
        var recording = await Timeline.Record("switches", t => t.Run("op", () => OnABareThread(ExecutionContext.Capture()!, flow =>
        {
            ComeAndGo(flow, 100);
            var before = GC.GetAllocatedBytesForCurrentThread();
            ComeAndGo(flow, 5000);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        })));

        Assert.Equal(0, bytes);
        Assert.True(recording.Ops["op"].Resumptions >= 5000);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_recording_that_ran_out_of_space_says_so_and_stays_whole()
    {
        var recording = await Timeline.Record("endless", t => t.Run("op", () => OnABareThread(ExecutionContext.Capture()!, flow => ComeAndGo(flow, 600_000))));

        Assert.True(recording.Truncated);
        Assert.Equal(Outcome.Completed, recording.Ops["op"].Outcome);
        Assert.Equal(recording.Ops["op"].Elapsed, recording.Ops["op"].Held + recording.Ops["op"].Awaited, 3);
        Assert.True(recording.Ops["op"].Resumptions > 500_000);
    }

    [Fact(Timeout = 120_000)]
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

    /// <summary>Brings the flow to this thread and takes it away again: two notifications each time, and nothing else.</summary>
    private static void ComeAndGo(ExecutionContext flow, int times)
    {
        for (var i = 0; i < times; i++) ExecutionContext.Run(flow, static _ => { }, null);
    }

    /// <summary>Runs the body on a thread that is in no flow.</summary>
    private static Task OnABareThread(ExecutionContext flow, Action<ExecutionContext> body)
    {
        var done = new TaskCompletionSource();
        new Thread(() =>
        {
            body(flow);
            done.SetResult();
        }) { IsBackground = true }.UnsafeStart();
        return done.Task;
    }
}
