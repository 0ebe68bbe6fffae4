using System.Collections.Concurrent;
using System.Diagnostics;
using Lessons.Recording;

namespace Lessons.Tests;

public class RecorderAccuracyTests
{
    [Theory(Timeout = 15000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_self_stamping_burst_lies_inside_a_slice_of_its_operation_and_thread(bool busyCores)
    {
        using var load = new CancellationTokenSource();
        if (busyCores) KeepCoresBusy(load.Token);

        var bursts = new ConcurrentBag<Burst>();
        List<(long Before, long After)> notes = [];
        var recording = await Timeline.Record("bursts", async t =>
        {
            // Notes between two stamps tie the recording's clock to the stamps of the bursts.
            for (var i = 0; i < 20; i++)
            {
                var before = Stopwatch.GetTimestamp();
                t.Note("now");
                notes.Add((before, Stopwatch.GetTimestamp()));
            }
            await Task.WhenAll(Enumerable.Range(1, 5).Select(n => t.Run($"op {n}", async () =>
            {
                for (var i = 0; i < 5; i++)
                {
                    bursts.Add(Burst.Spin($"op {n}", 1 + n * 0.3));
                    await Task.Delay(3 * n);
                }
            })));
        });
        await load.CancelAsync();

        var best = Enumerable.Range(0, notes.Count).MinBy(i => notes[i].After - notes[i].Before);
        var error = Stopwatch.GetElapsedTime(notes[best].Before, notes[best].After).TotalMilliseconds;
        double At(long stamp) => recording.Notes[best].At + Stopwatch.GetElapsedTime(notes[best].Before, stamp).TotalMilliseconds;

        Assert.True(error < 0.1, $"clocks tied to within {error} ms only");
        Assert.Equal(25, bursts.Count);
        Assert.All(bursts, burst => Assert.Contains(recording.Ops[burst.Operation].Slices, slice =>
            slice.Thread == burst.Thread && slice.Start <= At(burst.Start) && At(burst.End) - error <= slice.End));
    }

    [Fact(Timeout = 15000)]
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

    [Fact(Timeout = 15000)]
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

    private static void KeepCoresBusy(CancellationToken until)
    {
        for (var i = 0; i < Environment.ProcessorCount; i++)
            new Thread(() => { while (!until.IsCancellationRequested) Thread.SpinWait(1000); }) { IsBackground = true }.Start();
    }
}
