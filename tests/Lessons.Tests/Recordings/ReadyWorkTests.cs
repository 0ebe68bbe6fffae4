using System.Collections.Concurrent;
using System.Diagnostics;
using Lessons.Recordings;
using static Lessons.Recordings.State;

namespace Lessons.Tests;

/// <summary>Work that was given to the pool is ready from when it was scheduled to when it began.</summary>
[Collection(Alone.Name)]
public class ReadyWorkTests : ReadyGround
{
    public static TheoryData<string, bool> Ways
    {
        get
        {
            var ways = new TheoryData<string, bool>();
            foreach (var way in Scheduling.Keys)
                foreach (var busy in (bool[])[false, true]) ways.Add(way, busy);
            return ways;
        }
    }

    private static readonly Dictionary<string, Func<Action, Task>> Scheduling = new()
    {
        ["Task.Run of an action"] = work => Task.Run(work),
        ["Task.Run of a function"] = work => Task.Run(() => { work(); return 1; }),
        ["Task.Run of an async function"] = work => Task.Run(async () => { work(); await Task.Yield(); }),
        ["StartNew"] = work => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default),
        ["a task that is awaited"] = async work => await Task.Run(work),
        ["a task that is started"] = work => { var task = new Task(work); task.Start(TaskScheduler.Default); return task; },
        ["QueueUserWorkItem"] = work =>
        {
            var done = new TaskCompletionSource();
            ThreadPool.QueueUserWorkItem(_ => { work(); done.SetResult(); });
            return done.Task;
        },
        ["QueueUserWorkItem with a state"] = work =>
        {
            var done = new TaskCompletionSource();
            ThreadPool.QueueUserWorkItem(static it => { it.work(); it.done.SetResult(); }, (work, done), preferLocal: true);
            return done.Task;
        },
        ["Parallel.ForEachAsync"] = work => Parallel.ForEachAsync([1], (_, _) => { work(); return ValueTask.CompletedTask; }),
        ["Parallel.ForAsync"] = work => Parallel.ForAsync(0, 1, (_, _) => { work(); return ValueTask.CompletedTask; }),
        ["Task.Yield"] = async work => { await Task.Yield(); work(); },
        ["a value task"] = async work => await YieldAsync(work),
    };

    [Theory(Timeout = 120_000), MemberData(nameof(Ways))]
    public Task Work_is_ready_from_when_it_was_scheduled_to_when_it_began(string way, bool busyCores) => OffThePool(() =>
    {
        using var load = busyCores ? new Load() : null;
        var stamps = new Stamps();
        var recording = Recorded(t =>
        {
            using var pool = new FullPool();
            stamps.Asked = Stopwatch.GetTimestamp();
            var op = t.Run("op", () => Scheduling[way](stamps.Begin));
            stamps.Left = Stopwatch.GetTimestamp();
            WaitForLooks();
            stamps.LetGo = Stopwatch.GetTimestamp();
            pool.LetGo();
            op.GetAwaiter().GetResult();
        });

        var op = recording.Ops["op"];
        var (call, ready) = (op.Segments[0], op.Segments.First(it => it.State == Ready));
        Assert.Equal(HoldingThread, call.State);
        Assert.InRange(ready.End, At(recording, stamps.LetGo) - Error, At(recording, stamps.Began));
        Assert.Equal(stamps.Thread, op.Segments[op.Segments.IndexOf(ready) + 1].Thread);
        Assert.InRange(call.End, At(recording, stamps.Asked) - Error, At(recording, stamps.Left));
        RecorderAccuracyTests.Contiguous(op);
        if (way is "Task.Yield" or "a value task")
        {
            // The rest of a method is seen in the queue by a look. Two samples have a look between them.
            Assert.InRange(ready.Start, call.End, SecondSampleAfter(recording, At(recording, stamps.Left)));
        }
        else
        {
            Assert.Equal(call.End, ready.Start);
            Assert.Equal(op.Segments[1], ready);
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{way}, busy: {busyCores}: ready {ready.Start - At(recording, stamps.Left):0.000} ms after the call, until {At(recording, stamps.Began) - ready.End:0.000} ms before the work");
    });

    /// <summary>Random programs, on a pool that is as busy as it happens to be, beside two threads that compute.</summary>
    [Theory(Timeout = 120_000), InlineData(false), InlineData(true)]
    public Task Whatever_an_operation_does_before_and_after_its_scheduled_work_was_ready_until_it_began(bool busyCores) => OffThePool(() =>
    {
        using var load = busyCores ? new Load() : null;
        var works = new ConcurrentBag<(string Operation, Stamps Stamps)>();
        var waits = new ConcurrentBag<(string Operation, long Asked, long Set)>();
        var recording = Recorded(t => Task.WhenAll(Enumerable.Range(1, 60).Select(seed => t.Run($"op {seed}", () => LiveAsync(t, seed)))).GetAwaiter().GetResult());

        async Task LiveAsync(Recorder t, int seed)
        {
            var random = new Random(seed);
            for (var step = 0; step < 6; step++)
            {
                var stamps = new Stamps { Asked = Stopwatch.GetTimestamp() };
                void Work()
                {
                    stamps.Begin();
                    Burst.Spin("", 0.3);
                }
                switch (random.Next(5))
                {
                    case 0: await Task.Yield(); continue;
                    case 1: await Task.Delay(random.Next(3)); continue;
                    case 2:
                        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                        long set = 0;
                        // In the operation's flow, the callback would be code of the operation, and ready when the timer rings.
                        Timer timer;
                        using (ExecutionContext.SuppressFlow())
                            timer = new(_ => { set = Stopwatch.GetTimestamp(); source.SetResult(); }, null, 2, Timeout.Infinite);
                        await source.Task;
                        await timer.DisposeAsync();
                        waits.Add(($"op {seed}", stamps.Asked, set));
                        continue;
                    case 3: await Task.Run(Work); break;
                    default: await Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default); break;
                }
                works.Add(($"op {seed}", stamps));
            }
        }

        Assert.True(works.Count > 60 && waits.Count > 20);
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);

        // Between the call and the work there is nothing but the rest of the call and being ready.
        Assert.All(works, work => Assert.All(
            recording.Ops[work.Operation].Segments.Where(it => it.Start > At(recording, work.Stamps.Asked) && it.End < At(recording, work.Stamps.Began) - Error),
            it => Assert.Contains(it.State, (State[])[HoldingThread, Ready])));

        // Nobody is ready before the result is set.
        Assert.All(waits, wait => Assert.DoesNotContain(recording.Ops[wait.Operation].Segments, it =>
            it.State == Ready && it.Start > At(recording, wait.Asked) && it.Start < At(recording, wait.Set) - Error));
    });

    private static async ValueTask YieldAsync(Action work)
    {
        await Task.Yield();
        work();
    }
}
