using System.Diagnostics;
using System.Threading.Channels;
using Lessons.Recordings;
using Lessons.World;
using static Lessons.Recordings.State;

namespace Lessons.Tests;

/// <summary>A method whose wait is over is ready, where it stands in a queue that can be looked at, and not before.</summary>
[Collection(Alone.Name)]
public class ReadyMethodTests : ReadyGround
{
    [Theory(Timeout = 120_000)]
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
        Assert.InRange(ready.Start, At(recording, stamps.Asked) - Error, SecondSampleAfter(recording, At(recording, ended)));
        Assert.InRange(ready.End, At(recording, stamps.LetGo) - Error, At(recording, stamps.Began));
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}, busy: {busyCores}: seen {ready.Start - At(recording, ended):0.000} ms after the wait was over");
    });

    [Fact(Timeout = 120_000)]
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
            Assert.All(op.Segments.Where(it => it.State == Ready), it => Assert.True(it.Start >= At(recording, asked) - Error));
        });
    });

    [Fact(Timeout = 120_000)]
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

        Assert.DoesNotContain(recording.Ops["registered"].Segments, it => it.State == Ready && it.Start < At(recording, asked) - Error);
    });

    [Fact(Timeout = 120_000)]
    public Task On_an_event_loop_a_method_is_ready_from_when_it_was_posted() => OffThePool(() =>
    {
        var (gate, stamps) = (new TaskCompletionSource(), new Stamps());
        Recording? recording = null;
        EventLoop.Run(async () => recording = await Timeline.Record("loop", async t =>
        {
            Tie(t);
            var late = t.Run("late", async () => { await gate.Task; stamps.Begin(); });
            await t.Run("hog", async () =>
            {
                await Task.Yield();
                Burst.Spin("hog", 2);
                stamps.Asked = Stopwatch.GetTimestamp();
                var setter = new Thread(gate.SetResult);
                setter.UnsafeStart();
                setter.Join();
                stamps.Left = Stopwatch.GetTimestamp();
                Burst.Spin("hog", 5);
                stamps.LetGo = Stopwatch.GetTimestamp();
            });
            await late;
        }));

        var op = recording!.Ops["late"];
        Assert.Equal([HoldingThread, Awaiting, Ready, HoldingThread], op.Segments.Select(it => it.State));
        Assert.InRange(op.Segments[2].Start, At(recording, stamps.Asked) - Error, At(recording, stamps.Left));
        Assert.InRange(op.Segments[2].End, At(recording, stamps.LetGo) - Error, At(recording, stamps.Began));
    });

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
}
