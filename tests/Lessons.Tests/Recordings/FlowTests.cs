using System.Collections.Concurrent;
using System.Threading.Channels;
using Lessons.Recordings;

namespace Lessons.Tests;

/// <summary>Every way in which C# carries work from thread to thread: the bursts are seen where they were.</summary>
public class FlowTests
{
    private readonly ConcurrentBag<Burst> _bursts = [];
    private readonly StampedClock _clock = new();

    [Fact(Timeout = 120_000)]
    public Task ConfigureAwait_false_leaves_the_context_and_not_the_operation() => Seen(t => OneThread.Run(() => t.Run("op", async () =>
    {
        Work("op");
        await Task.Delay(2).ConfigureAwait(false);
        Work("op");
        Assert.Null(SynchronizationContext.Current);
        await Task.Yield();
        Work("op");
    })));

    [Fact(Timeout = 120_000)]
    public Task A_synchronization_context_runs_operations_in_turn() => Seen(t => OneThread.Run(() => Task.WhenAll(Enumerable.Range(1, 5).Select(n => t.Run($"op {n}", async () =>
    {
        Work($"op {n}");
        await Task.Delay(1);
        Work($"op {n}");
    })))));

    [Fact(Timeout = 120_000)]
    public async Task A_task_scheduler_runs_operations_on_its_threads()
    {
        using var workers = new Workers(2);
        var recording = await Seen(t => workers.Run(() => Task.WhenAll(Enumerable.Range(1, 10).Select(n => t.Run($"op {n}", async () =>
        {
            await Task.Yield();
            Work($"op {n}");
            await t.Run($"inner {n}", async () =>
            {
                await Task.Delay(1);
                Work($"inner {n}");
            });
            Work($"op {n}");
        })))));

        Assert.Subset(workers.Ids.ToHashSet(), recording.Operations.SelectMany(it => it.Threads).ToHashSet());
    }

    [Fact(Timeout = 120_000)]
    public Task Task_Run_and_its_relatives_stay_in_the_operation() => Seen(t => t.Run("op", async () =>
    {
        await Task.Run(() => Work("op"));
        await Task.Run(async () => { await Task.Yield(); Work("op"); });
        await Task.Factory.StartNew(() => Work("op"), TaskCreationOptions.LongRunning);
        await Parallel.ForEachAsync(Enumerable.Range(0, 4), async (_, _) => { await Task.Yield(); Work("op"); });
        Parallel.For(0, 4, _ => Work("op"));
        var thread = new Thread(() => Work("op"));
        thread.Start();
        thread.Join();
    }));

    [Fact(Timeout = 120_000)]
    public Task Value_tasks_that_complete_now_later_and_from_a_pool() => Seen(async t =>
    {
        var channel = Channel.CreateBounded<int>(1);
        var reader = t.Run("reader", async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.Equal(i, await channel.Reader.ReadAsync());
                Work("reader");
            }
        });
        await t.Run("writer", async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await channel.Writer.WriteAsync(i);
                Work("writer");
            }
        });
        await reader;
        Assert.Equal(3, await t.Run("pooled", () => PooledAsync()));

        [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
        async ValueTask<int> PooledAsync()
        {
            await Task.Yield();
            Work("pooled");
            return 3;
        }
    });

    [Fact(Timeout = 120_000)]
    public Task An_async_stream_runs_in_the_flow_of_whoever_asks_for_its_next_item()
    {
        async IAsyncEnumerable<int> Numbers()
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Yield();
                Work("consumer");
                yield return i;
            }
        }

        return Seen(t => t.Run("consumer", async () =>
        {
            await foreach (var _ in Numbers()) Work("consumer");
        }));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_completes_at_once_is_never_suspended()
    {
        var recording = await Seen(t => t.Run("op", async () =>
        {
            Work("op");
            await Task.CompletedTask;
            await ValueTask.FromResult(1);
            await t.Wait(Task.CompletedTask, State.Queued);
            await t.Delay(0);
            await t.Run("inner", () => { Work("inner"); return Task.CompletedTask; });
            Work("op");
        }));

        Assert.All(recording.Operations, it => Assert.Equal(State.HoldingThread, Assert.Single(it.Segments).State));
        Assert.Equal(1, recording.PeakThreads);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_flow_that_is_suppressed_and_restored_is_seen_around_the_hole()
    {
        Burst? unseen = null;
        var recording = await Seen(t => t.Run("op", async () =>
        {
            Work("op");
            Task<Burst> hole;
            using (ExecutionContext.SuppressFlow()) hole = Task.Run(() => Burst.Spin("nobody", 2));
            unseen = await hole;
            Work("op");
        }));

        Assert.DoesNotContain(recording.Ops["op"].Slices, slice => slice.Thread == unseen!.Thread
            && slice.Start < _clock.At(recording, unseen.End) - _clock.Error && _clock.At(recording, unseen.Start) < slice.End);
    }

    private void Work(string operation) => _bursts.Add(Burst.Spin(operation, 0.3));

    /// <summary>Records the body, and finds each of its bursts in a slice of its operation and thread.</summary>
    private async Task<Recording> Seen(Func<Recorder, Task> body)
    {
        var recording = await Timeline.Record("flows", async t =>
        {
            _clock.Tie(t);
            await body(t);
        });
        Assert.NotEmpty(_bursts);
        Assert.All(_bursts, burst => Assert.Contains(recording.Ops[burst.Operation].Slices, slice =>
            slice.Thread == burst.Thread && slice.Start <= _clock.At(recording, burst.Start)
            && _clock.At(recording, burst.End) - _clock.Error <= slice.End));
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
        Assert.All(recording.Operations, it => Assert.Equal(Outcome.Completed, it.Outcome));
        Assert.DoesNotContain(recording.Lints, lint => lint.Contains("could not be seen"));
        return recording;
    }
}
