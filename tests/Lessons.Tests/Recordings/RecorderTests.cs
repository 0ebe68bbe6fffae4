using Lessons.Recordings;

namespace Lessons.Tests;

public class RecorderTests
{
    [Fact(Timeout = 120_000)]
    public async Task One_after_another_takes_the_sum_and_all_at_once_the_maximum()
    {
        var sequential = await Timeline.Record("one after another", async t =>
        {
            await t.Run("users", () => FetchAsync("api/users", 20));
            await t.Run("posts", () => FetchAsync("api/posts", 30));
            await t.Run("comments", () => FetchAsync("api/comments", 10));
        });
        string[] results = [];
        var together = await Timeline.Record("Task.WhenAll", async t =>
        {
            var first = new TaskCompletionSource();
            var second = new TaskCompletionSource();
            Task<string> users = t.Run("users", () => FetchAsync("api/users", 20, first.Task));
            Task<string> posts = t.Run("posts", () => FetchAsync("api/posts", 30, second.Task));
            Task<string> comments = t.Run("comments", () => FetchAsync("api/comments", 10));
            await comments;
            first.SetResult();
            await users;
            second.SetResult();
            results = await Task.WhenAll(users, posts, comments);
        });

        Assert.True(sequential.Elapsed >= 59);
        Assert.Equal(1, sequential.PeakInFlight);
        Assert.Equal(["users", "posts", "comments"], sequential.CriticalPath.Select(step => step.Name));
        Assert.False(sequential.Overlaps("users", "posts"));

        Assert.Equal(3, together.PeakInFlight);
        Assert.Equal(["comments", "users", "posts"], together.Order);
        Assert.Equal(["posts"], together.CriticalPath.Select(step => step.Name));
        Assert.True(together.Overlaps("users", "posts"));
        Assert.Equal(["data from api/users", "data from api/posts", "data from api/comments"], results);
        Assert.True(together.Pool.Length >= 2);
        Assert.False(together.Truncated);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_operation_started_inside_another_is_its_child()
    {
        var recording = await Timeline.Record("nested", async t =>
        {
            var first = t.Run("first", async () =>
            {
                await Task.Yield();
                await t.Run("inner", async () =>
                {
                    await Task.Yield();
                    t.Note("deep");
                    await t.Run("innermost", () => Task.Delay(1));
                });
                await t.Run("second inner", () => Task.Delay(1));
            });
            await t.Run("last", () => Task.Delay(1));
            await first;
        });

        Assert.Equal(["first", "inner", "innermost", "second inner", "last"], recording.Operations.Select(it => it.Name));
        Assert.Equal([-1, 0, 1, 0, -1], recording.Operations.Select(it => it.Parent));
        Assert.Equal([0, 1, 2, 1, 0], recording.Operations.Select(it => it.Depth));
        Assert.Equal(["innermost", "second inner", "last"], recording.Leaves.Select(it => it.Name));
        Assert.Equal(1, Assert.Single(recording.Notes).Operation);
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_caller_holds_its_thread_while_a_child_runs_synchronously_and_lets_go_when_it_awaits_the_child()
    {
        var gate = new TaskCompletionSource();
        var recording = await Timeline.Record("prefix", async t =>
        {
            var parent = t.Run("parent", () => t.Run("child", async () =>
            {
                Burst.Spin("child", 5);
                await gate.Task.ConfigureAwait(false);
                Burst.Spin("child", 5);
            }));
            gate.SetResult();
            await parent;
        });

        var segments = recording.Ops["parent"].Segments;
        Assert.Equal(State.HoldingThread, segments[0].State);
        Assert.True(segments[0].Duration >= 5);
        Assert.Equal(State.Awaiting, segments[1].State);
        Assert.True(segments[1].Duration >= 5);
    }

    [Fact(Timeout = 120_000)]
    public async Task Parallel_and_nested_recordings_do_not_mix()
    {
        async Task<Recording> Make(string name) => await Timeline.Record(name, async t =>
            await Task.WhenAll(Enumerable.Range(1, 20).Select(i => t.Run(name, async () =>
            {
                await Task.Delay(i % 4);
                Burst.Spin(name, 0.2);
                await Task.Yield();
            }))));

        Recording? inner = null;
        var both = Task.WhenAll(Make("a"), Make("b"));
        var outer = await Timeline.Record("outer", async t => await t.Run("holder", async () => inner = await Make("inner")));

        Recording[] all = [.. await both, inner!];
        Assert.All(all, recording =>
        {
            Assert.Equal(20, recording.Operations.Length);
            Assert.All(recording.Operations, operation => Assert.True(operation.Held >= 0.2 && operation.Outcome == Outcome.Completed));
        });
        Assert.Equal("holder", Assert.Single(outer.Operations).Name);
        Assert.True(outer.Ops["holder"].Held >= 20 * 0.2 / Environment.ProcessorCount, "an inner recording's work is the outer operation's work");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_synchronous_operation_is_one_slice()
    {
        var recording = await Timeline.Record("sync", async t =>
        {
            await t.Run("action", () => { Burst.Spin("action", 1); });
            Assert.Equal(42, await t.Run("function", () => 42));
            await t.Run("completed", () => Task.CompletedTask);
            for (var i = 0; i < 100; i++) await t.Run("loop", async () => await Task.CompletedTask);
        });

        Assert.All(recording.Operations, operation =>
            Assert.Equal(State.HoldingThread, Assert.Single(operation.Segments).State));
    }

    [Fact(Timeout = 120_000)]
    public async Task Value_tasks_are_awaited_and_not_thrown_away()
    {
        var recording = await Timeline.Record("value tasks", async t =>
        {
            await t.Run("void", () => SlowlyAsync());
            Assert.Equal(7, await t.Run("seven", () => SevenAsync()));
            await t.Run("lambda", async () => await Task.Delay(5));
        });
        Assert.All(recording.Operations, operation => Assert.True(operation.Elapsed > 4));

        static async ValueTask SlowlyAsync() => await Task.Delay(5);
        static async ValueTask<int> SevenAsync()
        {
            await Task.Delay(5);
            return 7;
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Work_started_with_Task_Run_belongs_to_the_operation()
    {
        var recording = await Timeline.Record("fan-out", async t => await t.Run("fan", async () =>
        {
            using var meet = new Barrier(2);
            void Work()
            {
                meet.SignalAndWait();
                Burst.Spin("fan", 3);
            }
            await Task.WhenAll(Task.Run(Work), Task.Run(Work));
        }));

        // The caller may lose its core before it lets go, and be the third.
        Assert.InRange(recording.PeakThreads, 2, 3);
        Assert.True(recording.Ops["fan"].Threads.Count >= 2);
        RecorderAccuracyTests.Contiguous(recording.Ops["fan"]);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_name_used_again_gets_a_number()
    {
        var recording = await Timeline.Record("names", async t =>
        {
            await t.Run("a", () => 0);
            await t.Run("a 2", () => 0);
            await t.Run("a", () => 0);
        });

        Assert.Equal(["a", "a 2", "a 2 2"], recording.Operations.Select(it => it.Name));
        var error = Assert.Throws<KeyNotFoundException>(() => recording.Ops["b"]);
        Assert.Equal("No operation is called 'b'. Recorded are: 'a', 'a 2', 'a 2 2'.", error.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_waits_for_an_operation_goes_on_where_it_would_without_a_recorder()
    {
        var recording = await Timeline.Record("transparent", async t =>
        {
            var promise = new TaskCompletionSource<int>();
            var task = t.Run("promise", () => promise.Task);
            Assert.Same(promise.Task, t.Wait(promise.Task));
            var thread = 0;
            var waiter = WaitAsync();
            promise.SetResult(1);
            Assert.True(waiter.IsCompleted);
            Assert.Equal(Environment.CurrentManagedThreadId, thread);

            async Task WaitAsync()
            {
                await task.ConfigureAwait(false);
                thread = Environment.CurrentManagedThreadId;
            }
        });
        Assert.Equal(Outcome.Completed, recording.Ops["promise"].Outcome);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_operation_has_ended_before_what_waited_for_it_goes_on()
    {
        var recording = await Timeline.Record("asynchronous continuations", async t =>
        {
            for (var i = 0; i < 200; i++)
                await t.Run("op", () =>
                {
                    var promise = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    _ = Task.Run(promise.SetResult);
                    return promise.Task;
                });
        });

        Assert.Equal(1, recording.PeakInFlight);
        Assert.Equal(200, recording.Order.Count);
    }

    private static async Task<string> FetchAsync(string url, int milliseconds, Task? turn = null)
    {
        await Task.Delay(milliseconds);
        await (turn ?? Task.CompletedTask);
        return $"data from {url}";
    }
}
