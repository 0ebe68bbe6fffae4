using Lessons.Recordings;
using static Lessons.Recordings.State;

namespace Lessons.Tests;

/// <summary>A thread inside a call that runs somebody else's continuation is held by all whose code is on its stack.</summary>
public class InlineTests
{
    [Fact(Timeout = 120_000)]
    public async Task Who_sets_a_result_holds_its_thread_while_the_waiters_run_inside()
    {
        // The runtime runs only one of the continuations of a task inside.
        TaskCompletionSource[] sources = [new(), new()];
        var recording = await Timeline.Record("inline", async t =>
        {
            var waiters = Enumerable.Range(1, 2).Select(n => t.Run($"waiter {n}", async () =>
            {
                await sources[n - 1].Task.ConfigureAwait(false);
                Burst.Spin("waiter", 5);
            })).ToArray();
            await t.Run("setter", () =>
            {
                Burst.Spin("setter", 1);
                sources[0].SetResult();
                Burst.Spin("setter", 1);
                sources[1].SetResult();
                t.Note("returned");
                Burst.Spin("setter", 1);
            });
            await Task.WhenAll(waiters);
        });

        var setter = recording.Ops["setter"];
        Assert.All(setter.Segments, it => Assert.Equal(HoldingThread, it.State));
        Assert.Equal([null, "waiter 1", null, "waiter 2", null], setter.Segments.Select(it => it.Runs));
        Assert.Single(setter.Slices);
        Assert.Equal(0, setter.Resumptions);
        Assert.Equal(setter.Elapsed, setter.Held, 6);
        Assert.All([1, 3], i =>
        {
            var waiter = recording.Ops[setter.Segments[i].Runs!].Segments[^1];
            Assert.Equal((setter.Segments[i].Start, setter.Segments[i].Thread), (waiter.Start, waiter.Thread));
            Assert.InRange(waiter.End, waiter.Start + 5, setter.Segments[i].End);
        });
        Assert.True(recording.Notes[0].At >= setter.Segments[3].End);
        Assert.Equal(1, recording.PeakThreads);
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
    }

    [Fact(Timeout = 120_000)]
    public async Task It_holds_its_thread_also_while_code_of_no_operation_runs_inside()
    {
        var (named, unnamed) = (new TaskCompletionSource(), new TaskCompletionSource());
        ExecutionContext? nobody = null;
        var bare = new Thread(() => nobody = ExecutionContext.Capture());
        bare.UnsafeStart();
        bare.Join();
        var recording = await Timeline.Record("inline", async t =>
        {
            var body = BodyAsync();
            var setter = t.Run("setter", async () =>
            {
                await named.Task.ConfigureAwait(false);
                unnamed.SetResult();
            });
            await t.Run("outside", () => ExecutionContext.Run(nobody!, static _ => Burst.Spin("nobody", 2), null));

            // Resumed from a thread in no flow, so that nothing but the setter is below the continuation.
            var pool = new Thread(named.SetResult);
            pool.UnsafeStart();
            await Task.WhenAll(setter, body);

            async Task BodyAsync()
            {
                await unnamed.Task.ConfigureAwait(false);
                Burst.Spin("body", 5);
            }
        });

        Assert.Equal(HoldingThread, Assert.Single(recording.Ops["outside"].Segments).State);
        Assert.Equal([HoldingThread, Awaiting, HoldingThread], recording.Ops["setter"].Segments.Select(it => it.State));
        Assert.True(recording.Ops["setter"].Segments[2].Duration >= 5);
    }

    [Fact(Timeout = 120_000)]
    public async Task Who_returned_to_its_caller_does_not_hold_the_callers_thread()
    {
        var source = new TaskCompletionSource();
        var recording = await Timeline.Record("returned", t => t.Run("caller", () =>
        {
            var waiter = t.Run("waiter", async () =>
            {
                await source.Task.ConfigureAwait(false);
                Burst.Spin("waiter", 2);
            });
            Burst.Spin("caller", 5);
            source.SetResult();
            Burst.Spin("caller", 2);
            return waiter;
        }));

        Assert.Equal([HoldingThread, Awaiting, HoldingThread], recording.Ops["waiter"].Segments.Select(it => it.State));
        Assert.True(recording.Ops["waiter"].Awaited >= 5);
        Assert.Equal([null, "waiter", null], recording.Ops["caller"].Segments.Select(it => it.Runs));
    }
}
