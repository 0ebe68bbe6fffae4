using System.Diagnostics;
using System.Threading.Channels;
using Lessons.Recordings;
using static Lessons.Recordings.State;

namespace Lessons.Tests;

/// <summary>Who waits for a thread of the pool is ready, from when it could run. Operations stamp themselves: the ground truth.</summary>
[Collection(Alone.Name)]
public class ReadyTests
{
    private readonly StampedClock _clock = new();

    /// <summary>What an operation and its caller stamped.</summary>
    private sealed class Stamps
    {
        public long Asked, Left, LetGo, Began;
        public int Thread;

        public void Begin() => (Began, Thread) = (Stopwatch.GetTimestamp(), Environment.CurrentManagedThreadId);
    }

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

    [Theory(Timeout = 60000), MemberData(nameof(Ways))]
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
        Assert.InRange(ready.End, At(recording, stamps.LetGo) - _clock.Error, At(recording, stamps.Began));
        Assert.Equal(stamps.Thread, op.Segments[op.Segments.IndexOf(ready) + 1].Thread);
        Assert.InRange(call.End, At(recording, stamps.Asked) - _clock.Error, At(recording, stamps.Left));
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

    [Theory(Timeout = 60000)]
    [InlineData("source", false), InlineData("semaphore", false), InlineData("channel", false), InlineData("value source", false)]
    [InlineData("source", true), InlineData("semaphore", true), InlineData("channel", true), InlineData("value source", true)]
    public Task A_method_is_ready_from_when_its_wait_was_over_without_a_note(string what, bool busyCores) => OffThePool(() =>
    {
        using var load = busyCores ? new Load() : null;
        var stamps = new Stamps();
        var (wait, end) = Waiting(what);
        long ended = 0;
        var recording = Recorded(t =>
        {
            var op = t.Run("op", async () => { await wait(); stamps.Begin(); });
            WaitForLooks();
            using var pool = new FullPool();
            stamps.Asked = Stopwatch.GetTimestamp();
            end();
            ended = Stopwatch.GetTimestamp();
            WaitForLooks();
            stamps.LetGo = Stopwatch.GetTimestamp();
            pool.LetGo();
            op.GetAwaiter().GetResult();
        });

        var op = recording.Ops["op"];
        Assert.Equal([HoldingThread, Awaiting, Ready, HoldingThread], op.Segments.Select(it => it.State));
        var ready = op.Segments[2];
        Assert.InRange(ready.Start, At(recording, stamps.Asked) - _clock.Error, SecondSampleAfter(recording, At(recording, ended)));
        Assert.InRange(ready.End, At(recording, stamps.LetGo) - _clock.Error, At(recording, stamps.Began));
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}, busy: {busyCores}: seen {ready.Start - At(recording, ended):0.000} ms after the wait was over");
    });

    [Fact(Timeout = 60000)]
    public Task What_waits_for_something_else_is_not_ready() => OffThePool(() =>
    {
        var gate = new TaskCompletionSource();
        long asked = 0;
        var recording = Recorded(t =>
        {
            // None of these stands in a queue before the gate opens, whoever runs it then.
            Task[] ops =
            [
                t.Run("continuation", () => gate.Task.ContinueWith(static _ => { }, TaskScheduler.Default)),
                t.Run("inline continuation", () => gate.Task.ContinueWith(static _ => { }, TaskContinuationOptions.ExecuteSynchronously)),
                t.Run("method", async () => await gate.Task.ConfigureAwait(false)),
                t.Run("unwrapped", () => gate.Task.ContinueWith(static _ => Task.CompletedTask, TaskScheduler.Default).Unwrap()),
            ];
            WaitForLooks();
            asked = Stopwatch.GetTimestamp();
            gate.SetResult();
            Task.WhenAll(ops).GetAwaiter().GetResult();
        });

        Assert.All(recording.Operations, op =>
        {
            Assert.Equal(Awaiting, op.Segments[1].State);
            Assert.All(op.Segments.Where(it => it.State == Ready), it => Assert.True(it.Start >= At(recording, asked) - _clock.Error));
        });
    });

    [Fact(Timeout = 60000)]
    public Task A_callback_that_runs_inside_the_work_of_another_operation_has_not_been_ready() => OffThePool(() =>
    {
        using var source = new CancellationTokenSource();
        long asked = 0;
        var recording = Recorded(t =>
        {
            var called = new TaskCompletionSource();
            var registered = t.Run("registered", () =>
            {
                source.Token.Register(() => called.SetResult());
                return called.Task;
            });
            WaitForLooks();
            t.Run("canceller", () => Task.Run(() => { asked = Stopwatch.GetTimestamp(); source.Cancel(); })).GetAwaiter().GetResult();
            registered.GetAwaiter().GetResult();
        });

        Assert.DoesNotContain(recording.Ops["registered"].Segments, it => it.State == Ready && it.Start < At(recording, asked) - _clock.Error);
    });

    private static async ValueTask YieldAsync(Action work)
    {
        await Task.Yield();
        work();
    }

    private static (Func<Task> Wait, Action End) Waiting(string what)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var semaphore = new SemaphoreSlim(0);
        var channel = Channel.CreateUnbounded<int>();
        return what switch
        {
            "source" => (() => source.Task, source.SetResult),
            "semaphore" => (() => semaphore.WaitAsync(), () => semaphore.Release()),
            "channel" => (async () => await channel.Reader.WaitToReadAsync(), () => channel.Writer.TryWrite(1)),
            _ => (async () => await channel.Reader.ReadAsync(), () => channel.Writer.TryWrite(1)),
        };
    }

    private double At(Recording recording, long stamp) => _clock.At(recording, stamp);

    private Recording Recorded(Action<Recorder> body) => Timeline.Record("ready", t =>
    {
        _clock.Tie(t);
        body(t);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <summary>Long enough for the sampler to come by, were the machine quiet. Nothing depends on it.</summary>
    private static void WaitForLooks() => Thread.CurrentThread.Join(30);

    private static double SecondSampleAfter(Recording recording, double at) =>
        recording.Pool.Select(sample => sample.At).Where(it => it > at).Skip(1).DefaultIfEmpty(double.MaxValue).First();

    /// <summary>Runs the body on a thread that is not one of the pool's: it schedules into the pool's one queue for all.</summary>
    private static Task OffThePool(Action body)
    {
        var done = new TaskCompletionSource();
        new Thread(() =>
        {
            try
            {
                body();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }) { IsBackground = true }.Start();
        return done.Task;
    }
}
