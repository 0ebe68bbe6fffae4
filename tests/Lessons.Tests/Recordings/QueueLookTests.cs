using System.Diagnostics;
using Lessons.Recordings;
using Lessons.Recordings.Capture;
using static Lessons.Recordings.State;

namespace Lessons.Tests;

/// <summary>
/// A look at the pool's queue takes time, and its thread can lose its core meanwhile. Whatever happens during a look, nobody
/// is shown as ready who was not. These looks are made by the test, and last as long as it wants.
/// </summary>
[Collection(Alone.Name)]
public class QueueLookTests : ReadyGround
{
    [Fact(Timeout = 120_000)]
    public Task What_came_into_the_queue_during_a_look_was_not_ready_when_the_look_began() => OffThePool(() =>
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        long asked = 0;
        RecordingSession? session = null;
        var recording = Recorded(t =>
        {
            var op = t.Run("op", async () =>
            {
                session = Flow.Current!.Session;
                await source.Task;
            });
            using var pool = new FullPool();
            new PoolQueue(session!, () =>
            {
                WaitForLooks();
                asked = Stopwatch.GetTimestamp();
                source.SetResult();
                return Internals.QueuedWorkItems();
            }).Look();
            pool.LetGo();
            op.GetAwaiter().GetResult();
        });

        var op = recording.Ops["op"];
        Assert.Equal([HoldingThread, Awaiting, Ready, HoldingThread], op.Segments.Select(it => it.State));
        Assert.True(op.Segments[2].Start >= At(recording, asked) - Error);
    });

    [Fact(Timeout = 120_000)]
    public Task What_left_the_queue_during_a_look_is_not_ready_afterwards() => OffThePool(() =>
    {
        var (first, second) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        using var waits = new ManualResetEventSlim();
        RecordingSession? session = null;
        var recording = Recorded(t =>
        {
            var op = t.Run("op", async () =>
            {
                session = Flow.Current!.Session;
                await first.Task;
                waits.Set();
                await second.Task;
            });
            using var pool = new FullPool();
            first.SetResult();
            new PoolQueue(session!, () =>
            {
                object[] seen = [.. Internals.QueuedWorkItems()];
                pool.LetGo();
                waits.Wait();
                WaitForLooks();
                return seen;
            }).Look();
            WaitForLooks();
            second.SetResult();
            op.GetAwaiter().GetResult();
        });

        var op = recording.Ops["op"];
        Assert.Equal([HoldingThread, Awaiting, HoldingThread], op.Segments.TakeLast(3).Select(it => it.State));
    });
}
