using Lessons.Recordings;

namespace Lessons.Tests.Verdicts;

/// <summary>How the recorder finds out that operations share one task.</summary>
public class SharedTaskTests
{
    [Fact(Timeout = 120_000)]
    public async Task Callers_that_return_the_task_of_one_load_share_its_work()
    {
        var gate = new TaskCompletionSource();
        var recording = await Timeline.Record("cache of tasks", t =>
        {
            Task? load = null;
            Task GetAsync() => load ??= t.Run("load", () => gate.Task);
            Task[] callers = [.. Enumerable.Range(1, 5).Select(n => t.Run($"caller {n}", GetAsync))];
            gate.SetResult();
            return Task.WhenAll(callers);
        });

        Assert.All(recording.Operations.Where(operation => operation.Name != "load"),
            caller => Assert.Equal("load", recording.Operations[caller.Shares].Name));
        Assert.Equal(-1, recording.Ops["load"].Shares);
        Assert.Equal(["load"], recording.Leaves.Select(leaf => leaf.Name));
        Assert.Equal(1, recording.PeakInFlight);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_task_that_no_operation_started_is_shared_by_the_later_ones()
    {
        var gate = new TaskCompletionSource<int>();
        var recording = await Timeline.Record("one task", t =>
        {
            Task[] both = [t.Run("first", () => gate.Task), t.Run("second", () => gate.Task)];
            gate.SetResult(1);
            return Task.WhenAll(both);
        });

        Assert.Equal(-1, recording.Ops["first"].Shares);
        Assert.Equal("first", recording.Operations[recording.Ops["second"].Shares].Name);
    }

    [Fact(Timeout = 120_000)]
    public async Task Tasks_of_their_own_and_completed_tasks_are_not_shared()
    {
        var recording = await Timeline.Record("own tasks", async t =>
        {
            await Task.WhenAll(t.Run("a", () => Task.Delay(1)), t.Run("b", () => Task.Delay(1)));
            await Task.WhenAll(t.Run("c", () => Task.CompletedTask), t.Run("d", () => Task.CompletedTask));
        });
        Assert.All(recording.Operations, operation => Assert.Equal(-1, operation.Shares));
    }
}
