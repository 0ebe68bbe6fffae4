using Lessons.Recordings;

namespace Lessons.Tests;

public class OutcomeTests
{
    [Fact(Timeout = 120_000)]
    public async Task Operations_complete_fault_are_cancelled_or_stay_unfinished()
    {
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var recording = await Timeline.Record("outcomes", async t =>
        {
            var cancelled = t.Run("cancelled", () => Task.Delay(Timeout.Infinite, source.Token), source.Token);
            await t.Run("completed", () => Task.Delay(5));
            await Assert.ThrowsAsync<FormatException>(() => t.Run("faulted", async () =>
            {
                await Task.Yield();
                throw new FormatException("late");
            }));
            await Assert.ThrowsAsync<FormatException>(() => t.Run("faulted at once", Task () => throw new FormatException("early")));
            await Assert.ThrowsAsync<TaskCanceledException>(() => t.Run("cancelled at once", Task () => throw new OperationCanceledException()));
            await Assert.ThrowsAsync<InvalidOperationException>(() => t.Run("null", Task () => null!));
            _ = t.Run("unfinished", () => gate.Task);
            await source.CancelAsync();
            await Assert.ThrowsAsync<TaskCanceledException>(() => cancelled);
        });

        Assert.Equal(Outcome.Cancelled, recording.Ops["cancelled"].Outcome);
        Assert.Equal(Outcome.Completed, recording.Ops["completed"].Outcome);
        Assert.Equal("late", recording.Ops["faulted"].Exception?.Message);
        Assert.Equal(Outcome.Faulted, recording.Ops["faulted at once"].Outcome);
        Assert.Equal(Outcome.Cancelled, recording.Ops["cancelled at once"].Outcome);
        Assert.Contains("'null' returned null", recording.Ops["null"].Exception?.Message);
        Assert.Equal(Outcome.Unfinished, recording.Ops["unfinished"].Outcome);
        Assert.Equal(recording.Elapsed, recording.Ops["unfinished"].Ended);
        Assert.DoesNotContain("unfinished", recording.Order);
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);

        // What goes on after the end finds a closed recording, and harms nothing.
        gate.SetResult();
    }

    [Fact(Timeout = 120_000)]
    public async Task An_orphan_may_go_on_to_use_the_recorder_after_the_end()
    {
        var gate = new TaskCompletionSource();
        Task<int> orphan = Task.FromResult(0);
        var recording = await Timeline.Record("orphan", t =>
        {
            orphan = t.Run("orphan", async () =>
            {
                await gate.Task;
                t.Note("too late");
                await t.Wait(Task.Delay(1));
                return await t.Run("after the end", async () => { await t.Delay(1); return 5; });
            });
            return Task.CompletedTask;
        });
        gate.SetResult();

        Assert.Equal(5, await orphan);
        Assert.Equal("orphan", Assert.Single(recording.Operations).Name);
        Assert.Empty(recording.Notes);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_body_that_throws_throws_its_own_exception()
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => Timeline.Record("throws", _ => throw new FormatException("at once")));
        Assert.Equal("at once", error.Message);
        error = await Assert.ThrowsAsync<FormatException>(() => Timeline.Record("throws", async t =>
        {
            await Task.Yield();
            throw new FormatException("later");
        }));
        Assert.Equal("later", error.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task Suppressed_flow_loses_slices_but_harms_nothing()
    {
        var recording = await Timeline.Record("suppressed", async t =>
        {
            await t.Run("inside", async () =>
            {
                Task task;
                using (ExecutionContext.SuppressFlow())
                    task = Task.Run(() => Burst.Spin("inside", 5));
                await task;
            });
            Task outside;
            using (ExecutionContext.SuppressFlow())
                outside = t.Run("outside", async () => { await t.Wait(Task.Delay(1)); await Task.Yield(); });
            await outside;
        });

        Assert.True(recording.Ops["inside"].Held < recording.Ops["inside"].Elapsed);
        Assert.All(recording.Operations, operation => Assert.Equal(Outcome.Completed, operation.Outcome));
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
    }
}
