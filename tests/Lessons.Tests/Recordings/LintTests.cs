using System.Diagnostics;
using Lessons.Recordings;
using Lessons.Recordings.Capture;
using static Lessons.Recordings.State;

namespace Lessons.Tests;

[Collection(Alone.Name)]
public class LintTests
{
    [Fact(Timeout = 120_000)]
    public async Task Holding_a_thread_for_long_is_said_of_the_operation_that_does_it()
    {
        var one = await LintedAsync("one hog", async t => await t.Run("caller", async () =>
        {
            await t.Run("hog", () => Block(400));
            await t.Run("short", () => Burst.Spin("short", 1));
            await Task.Delay(60);
        }), "`hog` held");
        var two = await LintedAsync("two hogs", async t =>
        {
            await t.Run("hog", () => Block(400));
            await t.Run("big hog", () => Block(500));
        }, "2 operations held");

        Assert.Matches("^`hog` held a thread for [0-9]{3,} ms without yielding$", Assert.Single(one));
        Assert.Matches("^2 operations held a thread for [0-9]{2,} ms or more without yielding, `(big )?hog` the longest: [0-9]{3,} ms$", Assert.Single(two));
    }

    [Fact(Timeout = 120_000)]
    public async Task Holding_a_thread_while_it_runs_somebody_elses_code_is_said_of_that_one_only()
    {
        var lints = await LintedAsync("inline", async t =>
        {
            var source = new TaskCompletionSource();
            var waiter = t.Run("waiter", async () =>
            {
                await source.Task.ConfigureAwait(false);
                Block(300);
            });
            await t.Run("setter", source.SetResult);
            await waiter;
        }, "`waiter` held");

        Assert.Matches("^`waiter` held a thread for [0-9]{3,} ms without yielding$", Assert.Single(lints));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_nobody_awaited_is_named()
    {
        var gate = new TaskCompletionSource();
        var one = await Timeline.Record("forgotten", t =>
        {
            _ = t.Run("fetch 7", () => t.Run("inner", () => gate.Task));
            return Task.CompletedTask;
        });
        var three = await Timeline.Record("forgotten", t =>
        {
            for (var i = 0; i < 3; i++) _ = t.Run("fetch", () => gate.Task);
            return Task.CompletedTask;
        });
        gate.SetResult();

        Assert.Equal(["`fetch 7` was still running when the recording ended: nobody awaited it"], one.Lints);
        Assert.Equal(["`fetch` and 2 more were still running when the recording ended: nobody awaited them"], three.Lints);
    }

    [Fact(Timeout = 120_000)]
    public async Task Late_resumptions_are_counted()
    {
        var lints = await LintedAsync("one thread", t => OneThread.Run(async () =>
        {
            var late = Enumerable.Range(0, 4).Select(_ => t.Run("late", async () => await t.Delay(10))).ToArray();
            await t.Run("hog", async () =>
            {
                await Task.Yield();
                Burst.Spin("hog", 300);
            });
            await Task.WhenAll(late);
        }), "4 of 4 starts and resumptions");

        Assert.Matches("^4 of 4 starts and resumptions came > 5 ms late: the (pool was short of threads|thread that they go on with was busy)$", lints[0]);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_pool_that_is_short_of_threads_is_blamed_and_its_growth_is_explained()
    {
        Recording? starved = null;
        var lints = await LintedAsync("starved", async t =>
        {
            var started = Stopwatch.GetTimestamp();
            var taken = new CountdownEvent(Environment.ProcessorCount);
            void Blocked()
            {
                lock (taken)
                    if (!taken.IsSet) taken.Signal();
                do Thread.CurrentThread.Join(50);
                while (!PoolWatch.Adjustments().Any(it => it.At > started && it.Reason == "starvation"));
            }

            // More than the threads that other tests have left in the pool.
            var blocked = Enumerable.Range(0, ThreadPool.ThreadCount + Environment.ProcessorCount * 4).Select(_ => t.Run("blocked", () => Task.Run(Blocked))).ToArray();
            taken.Wait();
            var late = Enumerable.Range(0, 4).Select(_ => t.Run("late", async () => await t.Delay(50))).ToArray();
            await Task.WhenAll([.. late, .. blocked]);
        }, "late: the pool was short of threads", recording => starved = recording);

        Assert.Matches("^[0-9]+ of [0-9]+ starts and resumptions came > 5 ms late: the pool was short of threads$", lints[0]);
        Assert.True(starved!.Operations.Count(it => it.Ready > 5) >= 4, "not only the late ones were: those that were blocked had to wait for a thread first");
        Assert.Contains(starved.PoolChanges, change => change.Reason == "starvation");
        Assert.All(starved.PoolChanges, change => Assert.InRange(change.At, 0, starved.Elapsed));
    }

    [Fact(Timeout = 120_000)]
    public async Task Two_threads_in_one_operation_are_told()
    {
        var lints = await LintedAsync("fan-out", async t => await t.Run("fan", async () =>
        {
            using var meet = new Barrier(2);
            void Work()
            {
                meet.SignalAndWait();
                Block(200);
            }
            await Task.WhenAll(Task.Run(Work), Task.Run(Work));
        }), "two threads ran in");

        Assert.Contains("two threads ran in `fan` at the same time: they share its lane", lints);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_could_not_be_seen_is_said()
    {
        var recording = await Timeline.Record("suppressed", async t =>
        {
            // Each goes on only when its first slice has ended, however busy the machine is.
            var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Task suppressed;
            using (ExecutionContext.SuppressFlow())
                suppressed = t.Run("suppressed", async () => await called.Task);

            var stray = new TaskCompletionSource();
            ThreadPool.UnsafeQueueUserWorkItem(_ => t.Run("stray", async () => await Task.Delay(1)).ContinueWith(_ => stray.SetResult()), null);
            await stray.Task;

            var losing = t.Run("losing", async () =>
            {
                ExecutionContext.SuppressFlow();
                await called.Task;
            });
            called.SetResult();
            await Task.WhenAll(suppressed, losing);
        });

        Assert.Equal(
        [
            "`suppressed` was started while the flow was suppressed: what it did after its first await could not be seen",
            "`stray` was started by code that had lost the recording's flow: whose child it is could not be seen",
            "`losing` went on in code that had lost its flow: some of its slices could not be seen",
        ], recording.Lints);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ordinary_recordings_have_nothing_odd_about_them(bool busyCores)
    {
        using var load = busyCores ? new Load() : null;
        async Task<string> FetchAsync(int milliseconds)
        {
            await Task.Delay(milliseconds);
            return "";
        }

        using var semaphore = new SemaphoreSlim(3);
        Recording[] recordings =
        [
            await Timeline.Record("one after another", async t =>
            {
                await t.Run("users", () => FetchAsync(200));
                await t.Run("posts", () => FetchAsync(300));
                await t.Run("comments", () => FetchAsync(100));
            }),
            await Timeline.Record("all at once", async t => await Task.WhenAll(
                t.Run("users", () => FetchAsync(200)), t.Run("posts", () => FetchAsync(300)), t.Run("comments", () => t.Delay(100)))),
            await Timeline.Record("three at a time", async t => await Task.WhenAll(Enumerable.Range(1, 10).Select(n => t.Run($"request {n}", async () =>
            {
                await t.Wait(semaphore.WaitAsync(), Queued);
                try { await t.Delay(50); }
                finally { semaphore.Release(); }
            }))), limit: 3),
            await Timeline.Record("many", async t => await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => t.Run("op", async () =>
            {
                await t.Delay(30);
                await Task.Yield();
            })))),
        ];

        Assert.All(recordings, recording => Assert.Empty(recording.Lints));
    }

    /// <summary>
    /// Records until the machine is quiet enough for the lint: on one that stalls the sampler, the linter holds back.
    /// </summary>
    private static async Task<IReadOnlyList<string>> LintedAsync(
        string title, Func<Recorder, Task> body, string lint, Action<Recording>? look = null)
    {
        while (true)
        {
            var recording = await Timeline.Record(title, body);
            if (!recording.Lints.Any(it => it.Contains(lint)) && !TestContext.Current.CancellationToken.IsCancellationRequested) continue;
            look?.Invoke(recording);
            return recording.Lints;
        }
    }

    /// <summary>Holds the thread without computing.</summary>
    private static void Block(int milliseconds) => new ManualResetEventSlim().Wait(milliseconds);
}
