using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Lessons.Recordings;

namespace Lessons.Tests;

public class RecorderAccuracyTests
{
    [Fact(Timeout = 120_000)]
    public async Task Held_time_is_the_time_of_the_bursts_and_little_more()
    {
        var bursts = new ConcurrentBag<Burst>();
        var recording = await Timeline.Record("bursts", async t =>
        {
            await t.Run("op", async () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    bursts.Add(Burst.Spin("op", 2));
                    await Task.Delay(2);
                }
            });
        });

        var spun = bursts.Sum(burst => Stopwatch.GetElapsedTime(burst.Start, burst.End).TotalMilliseconds);
        Assert.True(recording.Ops["op"].Held >= spun);
        Assert.Equal(20, recording.Ops["op"].Resumptions);
        Assert.Equal(recording.Ops["op"].Elapsed, recording.Ops["op"].Segments.Sum(segment => segment.Duration), 6);
    }

    [Fact(Timeout = 120_000)]
    public async Task No_slice_lies_outside_its_operation_and_segments_leave_no_gap()
    {
        var recording = await Timeline.Record("many", async t =>
            await Task.WhenAll(Enumerable.Range(1, 200).Select(n => t.Run("op", async () =>
            {
                await Task.Delay(n % 7);
                await Task.Yield();
                await t.Run("child", async () => await Task.Delay(n % 3));
                Burst.Spin("op", 0.05);
            }))));

        Assert.Equal(400, recording.Operations.Length);
        Assert.All(recording.Operations, Contiguous);
    }

    internal static void Contiguous(Operation operation)
    {
        Assert.Equal(operation.Started, operation.Segments[0].Start);
        Assert.Equal(operation.Ended, operation.Segments[^1].End);
        Assert.All(operation.Segments.Zip(operation.Segments.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(operation.Segments, segment => Assert.True(segment.Duration > 0));
        Assert.All(operation.Slices, slice => Assert.True(slice.Start >= operation.Started && slice.End <= operation.Ended));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_resumption_counts_also_before_the_thread_that_was_left_has_let_go()
    {
        var recording = await Timeline.Record("overtaken", t => t.Run("op", async () =>
        {
            var resumed = new ManualResetEventSlim();
            await new Overtaken(resumed);
            for (var i = 0; i < 8; i++) await Task.Yield();
            resumed.Set();
        }));

        Assert.Equal(9, recording.Ops["op"].Resumptions);
    }

    /// <summary>Resumes elsewhere and stays, as a thread does that loses its core in the middle of an <c>await</c>.</summary>
    private sealed class Overtaken(ManualResetEventSlim mayLetGo) : INotifyCompletion
    {
        public bool IsCompleted => false;

        public Overtaken GetAwaiter() => this;

        public void OnCompleted(Action continuation)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static then => then(), continuation, preferLocal: false);
            mayLetGo.Wait();
        }

        public void GetResult() { }
    }
}
